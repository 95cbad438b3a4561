using System.Globalization;
using Commerce.Query.Sql;

namespace Commerce.Query.Tests.Samples;

/// <summary>
/// Fields of every type, nullable and not, shaped like those of messages <c>m</c> and of the requests <c>r</c> that
/// hold them.
/// </summary>
internal static class SampleFields
{
    private const FilterUse Ordered = FilterUse.Equality | FilterUse.Range;
    private const FilterUse Textual = FilterUse.Equality | FilterUse.Text;

    private static readonly SortColumn Number = new("seq", SqlText.Of($"m.seq"), SortType.Number);
    private static readonly SortColumn RequestNumber = new("no", SqlText.Of($"r.no"), SortType.Number);
    private static readonly SortColumn At = new("at", SqlText.Of($"m.created"), SortType.Time);

    public static FieldSet Messages { get; } = new(
        "seq",
        [Number],
        Id("id", "MSG", SqlText.Of($"m.a"), SqlText.Of($"m.b")) with { IsNullable = false, Sort = [Number] },
        Enumeration("type", SqlText.Of($"m.type"), "User", "System"),
        Enumeration("state", SqlText.Of($"m.state"), "New", "Done") with { IsNullable = true },
        Text("content", SqlText.Of($"m.content")) with { IsNullable = false },
        // How a database orders letters is its operator's choice, but not in this column.
        Text("code", SqlText.Of($"(m.code collate \"C\")")) with { Filter = Ordered },
        new Field("html") { Inclusion = Inclusion.Named },
        new Field("seq")
        {
            Type = FieldType.Number,
            Filter = Ordered,
            Columns = [SqlText.Of($"m.seq")],
            Sort = [Number],
        },
        new Field("read")
        {
            Type = FieldType.Number,
            IsNullable = true,
            Filter = Ordered,
            Columns = [SqlText.Of($"m.read")],
        },
        new Field("price")
        {
            Type = FieldType.Fraction,
            IsNullable = true,
            Filter = Ordered,
            Columns = [SqlText.Of($"m.price")],
        },
        Truth("edited", SqlText.Of($"m.edited")) with { Filter = FilterUse.None },
        Truth("flagged", SqlText.Of($"m.flagged")) with { IsNullable = true },
        Truth("visibility.client", SqlText.Of($"m.client")),
        Truth("visibility.vendor", SqlText.Of($"m.vendor")),
        Truth("visibility.operations", SqlText.Of($"m.operations")),
        Id("account.id", "ACC", SqlText.Of($"m.account")),
        Text("account.name", SqlText.Of($"m.account_name")),
        Time("audit.created.at", SqlText.Of($"m.created")) with { Sort = [At] },
        Id("audit.created.by.id", "USR", SqlText.Of($"m.user_no"), SqlText.Of($"m.token_no")) with { ParseId = Actor },
        Id("audit.created.of.id", "ACC", SqlText.Of($"m.of_account")),
        Time("audit.updated.at", SqlText.Of($"m.updated")) with { IsNullable = true, Sort = [At] })
    {
        SearchVector = SqlText.Of($"m.words"),
    };

    public static FieldSet Requests { get; } = new(
        "id",
        [RequestNumber],
        Id("id", "REQ", SqlText.Of($"r.no")) with { IsNullable = false, Sort = [RequestNumber] },
        Enumeration("status", SqlText.Of($"r.status"), "Draft", "Querying", "Processing"),
        Text("externalId", SqlText.Of($"r.external_id")),
        Id("assignee.id", "USR", SqlText.Of($"r.assignee")),
        Time("audit.created.at", SqlText.Of($"r.created")),
        Time("audit.updated.at", SqlText.Of($"r.updated")) with { IsNullable = true })
    {
        Collections =
        [
            new CollectionField("messages", Messages, SqlText.Of($"message m where m.request = r.no and m.seen")),
            new CollectionField(
                "parameters",
                new FieldSet("id", [], Truth("constraints.isOptional", SqlText.Of($"p.is_optional"))),
                SqlText.Of($"parameter p where p.request = r.no")),
        ],
    };

    private static Field Text(string path, SqlText column) =>
        new(path) { Filter = Textual, IsNullable = true, Columns = [column] };

    private static Field Enumeration(string path, SqlText column, params string[] names) => new(path)
    {
        Type = FieldType.Enumeration,
        Filter = FilterUse.Equality,
        Names = names,
        Columns = [column],
    };

    private static Field Truth(string path, SqlText column) =>
        new(path) { Type = FieldType.Boolean, Filter = FilterUse.Equality, Columns = [column] };

    private static Field Time(string path, SqlText column) =>
        new(path) { Type = FieldType.Time, Filter = Ordered, Columns = [column] };

    private static Field Id(string path, string prefix, params SqlText[] columns) => new(path)
    {
        Type = FieldType.Id,
        IsNullable = true,
        Filter = FilterUse.Equality,
        Columns = columns,
        ParseId = text => Numbered(prefix, text) is { } number
            ? new IdValue($"{text.ToUpperInvariant()}", columns.Length > 1 ? [number % 3, number] : [number])
            : null,
    };

    /// <summary>A user or a token: each leaves the column of the other empty.</summary>
    private static IdValue? Actor(string text) =>
        Numbered("USR", text) is { } user ? new IdValue(text.ToUpperInvariant(), [user, null])
        : Numbered("TKN", text) is { } token ? new IdValue(text.ToUpperInvariant(), [null, token])
        : null;

    private static long? Numbered(string prefix, string text) =>
        text.StartsWith(prefix + "-", StringComparison.OrdinalIgnoreCase)
        && long.TryParse(
            text[(prefix.Length + 1)..].Replace("-", "", StringComparison.Ordinal),
            NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
