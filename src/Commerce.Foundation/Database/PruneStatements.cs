using Commerce.Query.Sql;

namespace Commerce.Foundation.Database;

/// <summary>Deletes many rows by few: none is locked for long, and calls find a connection in between.</summary>
internal static class PruneStatements
{
    /// <summary>The most rows that one statement deletes.</summary>
    public const int Batch = 1_000;

    /// <param name="delete">Deletes at most <see cref="Batch"/> rows; what another copy deletes right now is to be passed over.</param>
    /// <returns>How many rows were deleted.</returns>
    public static async Task<int> PruneAsync(this ConnectionPool database, SqlText delete, CancellationToken cancellation)
    {
        var (deleted, all) = (0, 0);
        do
        {
            await using var connection = await database.OpenAsync(cancellation);
            deleted = await connection.ExecuteAsync(delete);
            all += deleted;
        }
        while (deleted == Batch);

        return all;
    }
}
