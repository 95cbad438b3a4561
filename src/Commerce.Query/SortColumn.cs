using Commerce.Query.Sql;

namespace Commerce.Query;

/// <summary>A column that an order can stand on. Never null in the database: keyset paging compares it.</summary>
/// <param name="Name">A name that tells the columns of a resource apart.</param>
/// <param name="Expression">The column as SQL.</param>
/// <param name="Type">What a cursor holds for it.</param>
public sealed record SortColumn(string Name, SqlText Expression, SortType Type)
{
    /// <summary>
    /// True where every row is read with the value anyway. Of other columns the page reads it only when it is sorted
    /// by them.
    /// </summary>
    public bool IsInRow { get; init; }
}
