namespace Commerce.Query;

/// <summary>A list call after parsing: everything that a list operation needs to write its SQL.</summary>
/// <param name="Filter">The caller's condition; null where every row is wanted.</param>
/// <param name="Search">The caller's free-text search.</param>
/// <param name="Order">A total order.</param>
/// <param name="After">The sort values of the last row already seen, when the caller goes on from a cursor.</param>
/// <param name="Limit">The effective page size, 0 to <see cref="QueryLimits.PageSize"/>.</param>
/// <param name="Offset">How many items come before this page; with a cursor, as counted when it was made.</param>
/// <param name="Dialect">Which language the call is written in; the next page's address is written in the same.</param>
public sealed record ListPlan(
    Projection Projection,
    Filter? Filter,
    Search? Search,
    IReadOnlyList<OrderTerm> Order,
    IReadOnlyList<object>? After,
    int Limit,
    int Offset,
    Dialect Dialect)
{
    /// <summary>The first page of a list whose caller chose nothing but what is sent of its items.</summary>
    internal static ListPlan Of(Projection projection, FieldSet fields) => new(
        projection, Filter: null, Search: null, OrderParser.Parse("order", fields.DefaultOrder, fields), After: null,
        QueryLimits.PageSize, Offset: 0, Dialect.Rql);

    /// <summary>What a cursor of this list is bound to beside the order: the condition, as it was written.</summary>
    public string Condition { get; init; } = "";

    /// <summary>True where the list is narrower than all that the caller may see, and must be counted.</summary>
    public bool IsFiltered => Filter is not null || Search is not null;

    /// <summary>
    /// True where the answer changes only when an object is added: nothing that is sent, asked about or sorted by ever
    /// changes otherwise.
    /// </summary>
    public bool IsFinal => Projection.IsFinal
        && (Filter is null || Finality.Of(Filter))
        && Projection.IsFinalOrder(Order);

    /// <summary>The rows that SQL skips: a cursor already stands where the page begins.</summary>
    public int Skip => After is null ? Offset : 0;

    /// <summary>One more than a page tells whether there is a next one; counting reads no rows at all.</summary>
    public int Take => Limit == 0 ? 0 : Limit + 1;
}
