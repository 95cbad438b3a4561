namespace Commerce.Query;

/// <summary>A list call after parsing: everything that a list operation needs to write its SQL.</summary>
/// <param name="Order">A total order.</param>
/// <param name="After">The sort values of the last row already seen, when the caller goes on from a cursor.</param>
/// <param name="Limit">The effective page size, 0 to <see cref="QueryLimits.PageSize"/>.</param>
/// <param name="Offset">How many items come before this page; with a cursor, as counted when it was made.</param>
public sealed record ListPlan(
    Projection Projection,
    IReadOnlyList<OrderTerm> Order,
    IReadOnlyList<object>? After,
    int Limit,
    int Offset)
{
    /// <summary>The rows that SQL skips: a cursor already stands where the page begins.</summary>
    public int Skip => After is null ? Offset : 0;

    /// <summary>One more than a page tells whether there is a next one; counting reads no rows at all.</summary>
    public int Take => Limit == 0 ? 0 : Limit + 1;
}
