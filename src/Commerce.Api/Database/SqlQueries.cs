using System.Data;
using System.Runtime.CompilerServices;
using Commerce.Query.Sql;
using Dapper;
using Npgsql;

namespace Commerce.Api.Database;

/// <summary>Runs <see cref="SqlText"/> through Dapper.</summary>
internal static class SqlQueries
{
    private const int StreamSeconds = 600;

    public static async Task<IReadOnlyList<T>> ListAsync<T>(
        this NpgsqlDataSource database, SqlText sql, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return [.. await connection.QueryAsync<T>(Command(sql))];
    }

    /// <summary>
    /// Rows as they come, from the snapshot of one statement. A caller may take longer to read them all than a
    /// statement may run otherwise.
    /// </summary>
    public static async IAsyncEnumerable<T> StreamAsync<T>(
        this NpgsqlDataSource database, SqlText sql, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(
            "set local statement_timeout = 0", transaction: transaction, cancellationToken: cancellation));
        var (text, values) = sql.Compile();
        var rows = connection.QueryUnbufferedAsync<T>(
            text, new Parameters(values), transaction, StreamSeconds);
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            yield return row;
        }
    }

    /// <summary>The single row, or the default where there is none.</summary>
    public static async Task<T?> FindAsync<T>(
        this NpgsqlDataSource database, SqlText sql, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<T>(Command(sql));
    }

    /// <summary>
    /// Rows behind a count, from one snapshot. The SQL answers at least one row where the list exists, with the total
    /// in its first column and nulls from <paramref name="rowBegins"/> on where the page is empty.
    /// </summary>
    /// <returns>Null where the list does not exist.</returns>
    public static async Task<CountedRows<T>?> CountedAsync<T>(
        this NpgsqlDataSource database, SqlText sql, string rowBegins, CancellationToken cancellation)
        where T : class
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var total = -1;
        var rows = await connection.QueryAsync<int, T?, T?>(
            Command(sql),
            (count, row) =>
            {
                total = count;
                return row;
            },
            rowBegins);
        var page = rows.OfType<T>().ToList();
        return total < 0 ? null : new CountedRows<T>(total, page);
    }

    /// <summary>
    /// Not to be cancelled: that would break the connection, and cost the next caller a new one. A caller who leaves
    /// wastes one statement, whose time is limited anyway.
    /// </summary>
    private static CommandDefinition Command(SqlText sql)
    {
        var (text, values) = sql.Compile();
        return new CommandDefinition(text, new Parameters(values));
    }

    /// <summary>Hands the values to Npgsql as they are: the type of each was decided where it was written.</summary>
    private sealed class Parameters(IReadOnlyList<object?> values) : SqlMapper.IDynamicParameters
    {
        public void AddParameters(IDbCommand command, SqlMapper.Identity identity)
        {
            for (var i = 0; i < values.Count; i++)
            {
                command.Parameters.Add(new NpgsqlParameter($"p{i}", values[i] ?? DBNull.Value));
            }
        }
    }
}
