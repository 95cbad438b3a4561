using System.Data;
using System.Runtime.CompilerServices;
using Commerce.Query.Sql;
using Dapper;
using Npgsql;

namespace Commerce.Foundation.Database;

/// <summary>What <see cref="SqlText"/> answers, as records; Dapper makes them of the rows.</summary>
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
        await using var run = new SqlRun(connection, sql, StreamSeconds);
        await using var reader = await run.ReadAsync(CommandBehavior.Default);
        var parse = run.RowParser<T>(reader);
        while (await reader.ReadAsync(cancellation))
        {
            yield return parse(reader)!;
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
        await using var run = new SqlRun(connection, sql);
        await using var reader = await run.ReadAsync(CommandBehavior.SequentialAccess | CommandBehavior.SingleRow);
        if (!await reader.ReadAsync(CancellationToken.None))
        {
            return 0;
        }

        await using var bytes = await reader.GetStreamAsync(0, CancellationToken.None);
        return await bytes.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, CancellationToken.None);
    }

    /// <summary>The single row, read inside the connection's transaction where it has one.</summary>
    /// <exception cref="InvalidOperationException">There is more than one.</exception>
    public static async Task<T?> FindAsync<T>(this NpgsqlConnection connection, SqlText sql)
    {
        await using var run = new SqlRun(connection, sql);
        await using var reader = await run.ReadAsync(CommandBehavior.Default);
        if (!await reader.ReadAsync(CancellationToken.None))
        {
            return default;
        }

        var row = run.RowParser<T>(reader)(reader);
        return await reader.ReadAsync(CancellationToken.None)
            ? throw new InvalidOperationException("There is more than the one row.")
            : row;
    }

    /// <summary>The rows, read inside the connection's transaction where it has one.</summary>
    public static async Task<IReadOnlyList<T>> ListAsync<T>(this NpgsqlConnection connection, SqlText sql)
    {
        await using var run = new SqlRun(connection, sql);
        await using var reader = await run.ReadAsync(CommandBehavior.Default);
        var parse = run.RowParser<T>(reader);
        var rows = new List<T>();
        while (await reader.ReadAsync(CancellationToken.None))
        {
            rows.Add(parse(reader)!);
        }

        return rows;
    }

    /// <returns>How many rows were written.</returns>
    public static async Task<int> ExecuteAsync(this NpgsqlConnection connection, SqlText sql)
    {
        await using var run = new SqlRun(connection, sql);
        return await run.ExecuteAsync();
    }

    /// <summary>
    /// Rows behind a count, from one snapshot. The SQL answers at least one row where the list exists, with
    /// <see cref="ListCounts"/> in its first columns and nulls from <paramref name="rowBegins"/> on where the page is
    /// empty.
    /// </summary>
    /// <returns>Null where the list does not exist.</returns>
    public static Task<CountedRows<T>?> CountedAsync<T>(
        this ConnectionPool database, SqlText sql, string rowBegins, CancellationToken cancellation)
        where T : class =>
        database.ReadAsync(connection => CountedAsync<T>(connection, sql, rowBegins), cancellation);

    private static async Task<CountedRows<T>?> CountedAsync<T>(
        NpgsqlConnection connection, SqlText sql, string rowBegins)
        where T : class
    {
        await using var run = new SqlRun(connection, sql);
        await using var reader = await run.ReadAsync(CommandBehavior.Default);
        if (!await reader.ReadAsync(CancellationToken.None))
        {
            return null;
        }

        var counts = run.RowParser<ListCounts>(reader, ends: rowBegins)(reader)!;
        var parse = run.RowParser<T>(reader, rowBegins);
        var rows = new List<T>();
        do
        {
            if (parse(reader) is { } row)
            {
                rows.Add(row);
            }
        }
        while (await reader.ReadAsync(CancellationToken.None));

        return new CountedRows<T>(counts.Total, counts.Version, rows);
    }

    /// <summary>Rows of two records side by side; the second is null where its columns are.</summary>
    /// <param name="rightBegins">The first column of the second record.</param>
    public static Task<IReadOnlyList<(TLeft Left, TRight? Right)>> PairsAsync<TLeft, TRight>(
        this ConnectionPool database, SqlText sql, string rightBegins, CancellationToken cancellation)
        where TRight : class =>
        database.ReadAsync(connection => PairsAsync<TLeft, TRight>(connection, sql, rightBegins), cancellation);

    public static async Task<IReadOnlyList<(TLeft Left, TRight? Right)>> PairsAsync<TLeft, TRight>(
        this NpgsqlConnection connection, SqlText sql, string rightBegins)
        where TRight : class
    {
        await using var run = new SqlRun(connection, sql);
        await using var reader = await run.ReadAsync(CommandBehavior.Default);
        var left = run.RowParser<TLeft>(reader, ends: rightBegins);
        var right = run.RowParser<TRight>(reader, rightBegins);
        var rows = new List<(TLeft, TRight?)>();
        while (await reader.ReadAsync(CancellationToken.None))
        {
            rows.Add((left(reader)!, right(reader)));
        }

        return rows;
    }
}
