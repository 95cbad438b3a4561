using Commerce.Query.Sql;

namespace Commerce.Query;

/// <summary>A column that an order can stand on. Never null in the database: keyset paging compares it.</summary>
/// <param name="Name">A name that tells the columns of a resource apart.</param>
/// <param name="Expression">The column as SQL.</param>
/// <param name="Type">What a cursor holds for it.</param>
public sealed record SortColumn(string Name, SqlText Expression, SortType Type);
