using Commerce.Query.Sql;

namespace Commerce.Query.Tests;

/// <summary>A resource with a field of every kind.</summary>
internal static class TestFields
{
    public static SortColumn Parent { get; } = new("parent", SqlText.Of($"t.parent"), SortType.Number);

    public static SortColumn Number { get; } = new("number", SqlText.Of($"t.number"), SortType.Number);

    public static SortColumn At { get; } = new("at", SqlText.Of($"t.at"), SortType.Time);

    public static FieldSet Set { get; } = new(
        "-audit.created.at",
        [Parent, Number],
        new Field("id") { Sort = [Parent, Number] },
        new Field("name"),
        new Field("number") { Sort = [Number] },
        new Field("audit.created.at") { Inclusion = Inclusion.Selected, Sort = [At] },
        new Field("audit.created.by") { Inclusion = Inclusion.Selected },
        new Field("audit.updated.at") { Inclusion = Inclusion.Selected },
        new Field("html") { Inclusion = Inclusion.Named },
        new Field("parent") { Inclusion = Inclusion.Hidden });

    public static ListPlan Parse(string raw, ICursorReader? cursors = null) =>
        ListQuery.Parse(raw, Set, cursors ?? Cursors("list"));

    public static SignedCursors Cursors(string list) => new([1, 2, 3], list);

    /// <summary>The leaves that a projection holds.</summary>
    public static string Leaves(Projection projection) =>
        string.Join(',', Set.Fields.Where(field => projection.Includes(field.Path)).Select(field => field.Path));
}
