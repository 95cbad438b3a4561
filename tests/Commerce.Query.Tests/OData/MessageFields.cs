using Commerce.Query.Sql;

namespace Commerce.Query.Tests.OData;

/// <summary>Fields shaped like those of messages, and of a request that has messages.</summary>
internal static class MessageFields
{
    private const FilterUse Ordered = FilterUse.Equality | FilterUse.Range;

    private static readonly SortColumn Number = new("seq", SqlText.Of($"m.seq"), SortType.Number);

    private static readonly SortColumn At = new("at", SqlText.Of($"m.at"), SortType.Time);

    public static FieldSet Set { get; } = Messages();

    public static FieldSet Requests { get; } = new(
        "id", [Number],
        Id("id", "REQ"),
        new Field("status") { Filter = FilterUse.Equality },
        new Field("audit.created.at") { Type = FieldType.Time, Filter = Ordered })
    {
        Collections = [new CollectionField("messages", Messages(), SqlText.Of($"message m where m.request = r.id"))],
    };

    /// <summary>Reads a filter over messages, or over requests where it asks about messages.</summary>
    public static Filter Parse(string text, params (string Name, string Text)[] aliases) => ODataFilter(
        text, text.Contains("messages/", StringComparison.OrdinalIgnoreCase) ? Requests : Set, aliases);

    public static Filter ODataFilter(string text, FieldSet fields, (string Name, string Text)[] aliases) =>
        Query.OData.ODataFilter.Parse("$filter", text, fields, aliases.ToDictionary(one => one.Name, one => one.Text));

    private static FieldSet Messages() => new(
        "seq", [Number],
        Id("id", "MSG") with { Sort = [Number] },
        new Field("type") { Type = FieldType.Enumeration, Names = ["User", "System"], Filter = Ordered },
        new Field("content") { Filter = Ordered | FilterUse.Text },
        new Field("html") { Inclusion = Inclusion.Named },
        new Field("seq") { Type = FieldType.Number, Filter = Ordered, Sort = [Number] },
        new Field("read") { Type = FieldType.Number, IsNullable = true, Filter = Ordered },
        new Field("edited") { Type = FieldType.Boolean, Filter = FilterUse.None },
        new Field("visibility.client") { Type = FieldType.Boolean, Filter = FilterUse.Equality },
        new Field("visibility.vendor") { Type = FieldType.Boolean, Filter = FilterUse.Equality },
        new Field("visibility.operations") { Type = FieldType.Boolean, Filter = FilterUse.Equality },
        Id("account.id", "ACC") with { IsNullable = true },
        new Field("account.name") { IsNullable = true, Filter = FilterUse.Equality | FilterUse.Text },
        new Field("audit.created.at") { Type = FieldType.Time, Filter = Ordered, Sort = [At] },
        new Field("audit.updated.at") { Type = FieldType.Time, Filter = Ordered, Sort = [At] },
        Id("audit.created.by.id", "USR") with { IsNullable = true });

    private static Field Id(string path, string prefix) => new(path)
    {
        Type = FieldType.Id,
        Filter = FilterUse.Equality,
        Columns = [SqlText.Of($"m.id")],
        ParseId = text => text.StartsWith(prefix + "-", StringComparison.OrdinalIgnoreCase)
            ? new IdValue(text.ToUpperInvariant(), [text.ToUpperInvariant()])
            : null,
    };
}
