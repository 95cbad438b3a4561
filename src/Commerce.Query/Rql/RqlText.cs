using System.Diagnostics;
using System.Globalization;

namespace Commerce.Query.Rql;

/// <summary>
/// The canonical text of a tree: RQL in prefix calls. What RQL cannot say, such as the functions of OData, is written
/// as a call of its own and cannot be read back.
/// </summary>
public static class RqlText
{
    public static string Write(Filter filter) => filter switch
    {
        Filter.And => $"and({List(RqlChain.Operands(filter), Write)})",
        Filter.Or => $"or({List(RqlChain.Operands(filter), Write)})",
        Filter.Not(Filter.In(var value, var values)) => $"out({Left(value)},({List(values, Constant)}))",
        Filter.Not(var operand) => $"not({Write(operand)})",
        Filter.Compare(var left, var comparison, var right) => $"{Name(comparison)}({Left(left)},{Right(right)})",
        Filter.In(var value, var values) => $"in({Left(value)},({List(values, Constant)}))",
        Filter.Match match => Match(match),
        Filter.Any(var collection, null) => $"any({collection.Path})",
        Filter.Any(var collection, { } condition) => $"any({collection.Path},{Write(condition)})",
        Filter.All(var collection, var condition) => $"all({collection.Path},{Write(condition)})",
        Filter.Always(var value) => value ? "true()" : "false()",
        _ => throw new UnreachableException(),
    };

    private static string Match(Filter.Match match)
    {
        var like = match.IgnoreCase ? "ilike" : "like";
        var says = match.Kind != MatchKind.Equals || match.IgnoreCase;
        if (says && match.Needle is Scalar.Constant { Value: string text }
            && new RqlPattern(match.Kind, text).Write() is { } pattern)
        {
            return $"{like}({Left(match.Text)},{RqlQuotes.Quoted(pattern)})";
        }

        var call = match.Kind switch
        {
            MatchKind.Contains => "contains",
            MatchKind.StartsWith => "startswith",
            MatchKind.EndsWith => "endswith",
            MatchKind.Equals => "equals",
        };
        return $"{(match.IgnoreCase ? "i" : "")}{call}({Left(match.Text)},{Right(match.Needle)})";
    }

    private static string Left(Scalar scalar) => scalar switch
    {
        Scalar.Column(var field) => field.Path,
        Scalar.Constant constant => Constant(constant),
        Scalar.Call(var function, var arguments) =>
            $"{function.ToString().ToLowerInvariant()}({List(arguments, Left)})",
        _ => throw new UnreachableException(),
    };

    private static string Right(Scalar scalar) =>
        scalar is Scalar.Column(var field) ? $"self({field.Path})" : Left(scalar);

    private static string Constant(Scalar.Constant constant) => constant.Value switch
    {
        null => "null()",
        bool truth => truth ? "true" : "false",
        IdValue id => id.Text,
        DateTimeOffset time => time.UtcDateTime.ToString(
            "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        string name when constant.Type == FieldType.Enumeration => name,
        string text => RqlQuotes.Quoted(text),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new UnreachableException(),
    };

    private static string List<T>(IEnumerable<T> items, Func<T, string> write) => string.Join(',', items.Select(write));

    private static string Name(Comparison comparison) => comparison switch
    {
        Comparison.Equal => "eq",
        Comparison.NotEqual => "ne",
        Comparison.Greater => "gt",
        Comparison.GreaterOrEqual => "ge",
        Comparison.Less => "lt",
        Comparison.LessOrEqual => "le",
    };
}
