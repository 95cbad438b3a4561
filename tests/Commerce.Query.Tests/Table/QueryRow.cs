using System.Globalization;
using System.Text.RegularExpressions;
using Commerce.Query.OData;
using Commerce.Query.Rql;

namespace Commerce.Query.Tests.Table;

/// <summary>One filter in both languages.</summary>
/// <param name="Fields">What it is a filter of.</param>
/// <param name="OData">Its text in OData; null where that cannot say it.</param>
/// <param name="Rql">Its text in RQL; null where that cannot say it.</param>
/// <param name="Canonical">The tree that both mean, as <see cref="RqlText"/> writes it.</param>
internal sealed partial record QueryRow(FieldSet Fields, string? OData, string? Rql, string Canonical)
{
    /// <summary>What the aliases of OData in the table stand for.</summary>
    public static IReadOnlyDictionary<string, string> Aliases { get; } = new Dictionary<string, string>
    {
        ["@a"] = "5",
        ["@user"] = "'User'",
        ["@list"] = "('User',@system)",
        ["@system"] = "'System'",
        ["@condition"] = "seq gt @a or @user eq type",
    };

    public Filter? FromOData => OData is null ? null : ODataFilter.Parse("$filter", OData, Fields, Aliases);

    public Filter? FromRql => Rql is null ? null : RqlFilter.Parse("filter", Rql, Fields);

    /// <summary>Reads rows of the form <c>OData &lt;=&gt; RQL ==&gt; canonical</c>.</summary>
    /// <param name="rows">
    /// One a line, or further ones that begin with an arrow; a dash stands for the language that cannot say it,
    /// <c>&lt;U+0301&gt;</c> for a character that is not to be seen.
    /// </param>
    public static IEnumerable<QueryRow> Read(FieldSet fields, string rows) =>
        from line in Broken().Replace(rows, " ").Split('\n')
        let columns = Unseen().Replace(line, Character).Split([" <=> ", " ==> "], StringSplitOptions.None)
        select columns is [var odata, var rql, var canonical]
            ? new QueryRow(fields, odata == "-" ? null : odata, rql == "-" ? null : rql, canonical)
            : throw new FormatException(line);

    private static string Character(Match match) => char.ConvertFromUtf32(
        int.Parse(match.Groups[1].ValueSpan, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));

    [GeneratedRegex("\n +(?=<=>|==>)")]
    private static partial Regex Broken();

    [GeneratedRegex("<U\\+([0-9A-F]{4,5})>")]
    private static partial Regex Unseen();
}
