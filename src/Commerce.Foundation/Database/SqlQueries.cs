using System.Data;
using System.Runtime.CompilerServices;
using Commerce.Query.Sql;
using Dapper;
using Npgsql;

namespace Commerce.Foundation.Database;

/// <summary>Runs <see cref="SqlText"/> through Dapper.</summary>
internal static class SqlQueries
{
    private const int StreamSeconds = 600;

    public static Task<IReadOnlyList<T>> ListAsync<T>(
        this ConnectionPool database, SqlText sql, CancellationToken cancellation) =>
        database.ReadAsync(connection => connection.ListAsync<T>(sql), cancellation);

    /// <summary>
    /// Rows as they come, from the snapshot of one statement. A caller may take longer to read them all than a
    /// statement may run otherwise.
    /// </summary>
    public static async IAsyncEnumerable<T> StreamAsync<T>(
        this ConnectionPool database, SqlText sql, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(
            "set local statement_timeout = 0; set local plan_cache_mode = force_custom_plan",
            transaction: transaction,
            cancellationToken: cancellation));
        var (text, values) = sql.Compile();
        var rows = connection.QueryUnbufferedAsync<T>(
            text, new Parameters(values), transaction, StreamSeconds);
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            yield return row;
        }
    }

    /// <summary>The single row, or the default where there is none.</summary>
    public static Task<T?> FindAsync<T>(
        this ConnectionPool database, SqlText sql, CancellationToken cancellation) =>
        database.ReadAsync(connection => connection.FindAsync<T>(sql), cancellation);

    /// <summary>Reads the bytes of the single column of the single row into a buffer, past no other memory.</summary>
    /// <returns>How many bytes were read; 0 where there is no row.</returns>
    public static Task<int> ReadBytesAsync(
        this ConnectionPool database, SqlText sql, Memory<byte> buffer, CancellationToken cancellation) =>
        database.ReadAsync(connection => ReadBytesAsync(connection, sql, buffer), cancellation);

    private static async Task<int> ReadBytesAsync(NpgsqlConnection connection, SqlText sql, Memory<byte> buffer)
    {
        var (text, values) = sql.Compile();
        await using var command = new NpgsqlCommand(text, connection);
        new Parameters(values).AddParameters(command);
        // Not cancelled either: see below.
        await using var reader = await command.ExecuteReaderAsync(
            CommandBehavior.SequentialAccess | CommandBehavior.SingleRow, CancellationToken.None);
        if (!await reader.ReadAsync(CancellationToken.None))
        {
            return 0;
        }

        await using var bytes = await reader.GetStreamAsync(0, CancellationToken.None);
        return await bytes.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, CancellationToken.None);
    }

    /// <summary>The single row, read inside the connection's transaction where it has one.</summary>
    public static Task<T?> FindAsync<T>(this NpgsqlConnection connection, SqlText sql) =>
        connection.QuerySingleOrDefaultAsync<T>(Command(sql));

    /// <summary>The rows, read inside the connection's transaction where it has one.</summary>
    public static async Task<IReadOnlyList<T>> ListAsync<T>(this NpgsqlConnection connection, SqlText sql) =>
        (await connection.QueryAsync<T>(Command(sql))).AsList();

    /// <returns>How many rows were written.</returns>
    public static Task<int> ExecuteAsync(this NpgsqlConnection connection, SqlText sql) =>
        connection.ExecuteAsync(Command(sql));

    /// <summary>
    /// Rows behind a count, from one snapshot. The SQL answers at least one row where the list exists, with
    /// <see cref="ListCounts"/> in its first columns and nulls from <paramref name="rowBegins"/> on where the page is
    /// empty.
    /// </summary>
    /// <returns>Null where the list does not exist.</returns>
    public static async Task<CountedRows<T>?> CountedAsync<T>(
        this ConnectionPool database, SqlText sql, string rowBegins, CancellationToken cancellation)
        where T : class
    {
        ListCounts? counts = null;
        var rows = await database.ReadAsync(
            connection => connection.QueryAsync<ListCounts, T?, T?>(
                Command(sql),
                (counted, row) =>
                {
                    counts = counted;
                    return row;
                },
                rowBegins),
            cancellation);
        var page = rows.OfType<T>().ToList();
        return counts is null ? null : new CountedRows<T>(counts.Total, counts.Version, page);
    }

    /// <summary>Rows of two records side by side; the second is null where its columns are.</summary>
    /// <param name="rightBegins">The first column of the second record.</param>
    public static Task<IReadOnlyList<(TLeft Left, TRight? Right)>> PairsAsync<TLeft, TRight>(
        this ConnectionPool database, SqlText sql, string rightBegins, CancellationToken cancellation)
        where TRight : class =>
        database.ReadAsync<IReadOnlyList<(TLeft, TRight?)>>(
            async connection => (await connection.QueryAsync<TLeft, TRight?, (TLeft, TRight?)>(
                Command(sql), (left, right) => (left, right), rightBegins)).AsList(),
            cancellation);

    /// <summary>
    /// Not to be cancelled: that would break the connection, and cost the next caller a new one. A caller who leaves
    /// wastes one statement, whose time is limited anyway.
    /// </summary>
    private static CommandDefinition Command(SqlText sql)
    {
        var (text, values) = sql.Compile();
        return new CommandDefinition(sql.HasDecisive ? PlannedAnew(text) : text, new Parameters(values));
    }

    /// <summary>
    /// A prepared statement that has run five times may get one plan for all values, which for a rare word reads the
    /// whole table. The three travel together and are one transaction: whatever fails undoes the setting as well.
    /// </summary>
    private static string PlannedAnew(string text) =>
        $"set plan_cache_mode = force_custom_plan;\n{text};\nreset plan_cache_mode";

    /// <summary>Hands the values to Npgsql as they are: the type of each was decided where it was written.</summary>
    private sealed class Parameters(IReadOnlyList<object?> values) : SqlMapper.IDynamicParameters
    {
        public void AddParameters(IDbCommand command, SqlMapper.Identity identity) => AddParameters(command);

        public void AddParameters(IDbCommand command)
        {
            for (var i = 0; i < values.Count; i++)
            {
                command.Parameters.Add(new NpgsqlParameter($"p{i}", values[i] ?? DBNull.Value));
            }
        }
    }
}
