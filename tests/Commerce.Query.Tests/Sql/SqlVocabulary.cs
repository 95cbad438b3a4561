using System.Text.RegularExpressions;
using Commerce.Query.Sql;
using Commerce.Query.Tests.Samples;

namespace Commerce.Query.Tests.Sql;

/// <summary>The words and marks that the SQL of sample filters may hold: those of the compiler and those of the fields.</summary>
internal static partial class SqlVocabulary
{
    private const string Compiler =
        """
        ( ) [ ] , = <> < > <= >= + - * / || && !! @@ :: 0 1 2147483646 'UTC' 'simple' ' \t\n\r\f\v'
        and or not true false is null distinct from any in like ilike exists select where values unnest c n e
        lower upper btrim char_length strpos substr position left right
        extract year month day hour minute second floor at time zone date timestamp timestamptz
        int bigint numeric text boolean interval div mod nullif trunc least greatest phraseto_tsquery desc
        """;

    private static readonly HashSet<string> Known =
    [
        .. Tokens(Compiler.Replace('\n', ' ')), "' \\t\\n\\r\\f\\v'",
        .. SampleFields.Messages.Fields.Concat(SampleFields.Requests.Fields).Concat(
            SampleFields.Requests.Collections.SelectMany(collection => collection.Fields.Fields))
            .SelectMany(field => field.Columns).SelectMany(column => Tokens(column.ToString())),
        .. SampleFields.Requests.Collections.SelectMany(collection => Tokens(collection.From.ToString())),
        .. SampleFields.Messages.Fields.SelectMany(field => field.Sort)
            .SelectMany(sort => Tokens(sort.Expression.ToString())),
        .. Tokens(SampleFields.Messages.SearchVector!.ToString()),
    ];

    /// <summary>What stands in the SQL and belongs to neither.</summary>
    public static IEnumerable<string> Foreign(SqlText sql) =>
        Tokens(sql.ToString()).Where(token => !Known.Contains(token) && !Parameter().IsMatch(token));

    private static IEnumerable<string> Tokens(string sql) => Token().Matches(sql).Select(match => match.Value);

    [GeneratedRegex("\\$[0-9]+|'[^']*'|\\w+(\\.\\w+)?|::|\\|\\||<>|<=|>=|!!|&&|@@|\\S", RegexOptions.ExplicitCapture)]
    private static partial Regex Token();

    [GeneratedRegex("^\\$[0-9]+\\z")]
    private static partial Regex Parameter();
}
