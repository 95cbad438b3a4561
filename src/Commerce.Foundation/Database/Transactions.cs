using Npgsql;

namespace Commerce.Foundation.Database;

internal static class Transactions
{
    /// <summary>Does work that has all of its effects, or none where it throws.</summary>
    public static async Task<T> InTransactionAsync<T>(
        this ConnectionPool database, Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var result = await work(connection);
        // Never cancelled: what becomes of a cancelled commit is unknown.
        await transaction.CommitAsync(CancellationToken.None);
        return result;
    }
}
