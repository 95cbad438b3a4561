using System.Globalization;
using Commerce.Query.Sql;

namespace Commerce.Query.Tests.Rql;

/// <summary>Fields shaped like those of messages, and of the requests that hold them.</summary>
internal static class MessageFields
{
    private const FilterUse Text = FilterUse.Equality | FilterUse.Text;
    private const FilterUse Range = FilterUse.Equality | FilterUse.Range;

    public static FieldSet Messages { get; } = new(
        "id",
        [],
        Id("id", "MSG") with { IsNullable = false },
        Enumeration("type", "User", "System"),
        new Field("content") { Filter = Text },
        Truth("visibility.client"),
        Truth("visibility.vendor"),
        Truth("visibility.operations"),
        Id("account.id", "ACC"),
        new Field("account.name") { Filter = Text, IsNullable = true },
        Time("audit.created.at"),
        Id("audit.created.by.id", "TKN"),
        Time("audit.updated.at") with { IsNullable = true },
        new Field("seq") { Filter = Range, Type = FieldType.Number },
        new Field("price") { Filter = Range, Type = FieldType.Fraction, IsNullable = true },
        new Field("html"));

    public static FieldSet Requests { get; } = new(
        "id",
        [],
        Enumeration("status", "Draft", "Querying", "Processing"),
        new Field("externalId") { Filter = Text, IsNullable = true },
        Id("assignee.id", "USR"),
        Time("audit.updated.at"))
    {
        Collections =
        [
            new CollectionField("messages", Messages, SqlText.Empty),
            new CollectionField("parameters", new FieldSet("id", [], Truth("constraints.isOptional")), SqlText.Empty),
        ],
    };

    public static Filter Parse(string text) => Commerce.Query.Rql.RqlFilter.Parse("filter", text, Messages);

    public static Filter ParseRequests(string text) => Commerce.Query.Rql.RqlFilter.Parse("filter", text, Requests);

    private static Field Enumeration(string path, params string[] names) =>
        new(path) { Filter = FilterUse.Equality, Type = FieldType.Enumeration, Names = names };

    private static Field Truth(string path) => new(path) { Filter = FilterUse.Equality, Type = FieldType.Boolean };

    private static Field Time(string path) => new(path) { Filter = Range, Type = FieldType.Time };

    private static Field Id(string path, string prefix) => new(path)
    {
        Filter = FilterUse.Equality,
        Type = FieldType.Id,
        IsNullable = true,
        ParseId = text => ParseId(prefix, text),
    };

    private static IdValue? ParseId(string prefix, string text) =>
        text.StartsWith(prefix + "-", StringComparison.OrdinalIgnoreCase)
        && long.TryParse(
            text.AsSpan(prefix.Length + 1).ToString().Replace("-", "", StringComparison.Ordinal),
            NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new IdValue(text.ToUpperInvariant(), [number])
            : null;
}
