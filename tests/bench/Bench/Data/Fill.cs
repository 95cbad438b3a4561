using System.Diagnostics;
using Npgsql;

namespace Commerce.Bench.Data;

/// <summary>Fills a database whose schema the service has made. Indexes are made when the rows are there.</summary>
internal static class Fill
{
    private const string Indexes =
        """
        select indexname, indexdef
        from pg_indexes
        where schemaname = 'public' and tablename in ('message', 'event', 'audit_record', 'request')
            and indexname not in (select conname from pg_constraint)
        """;

    /// <summary>What the bench keeps for itself, and where the baselines write.</summary>
    private const string Own =
        """
        create schema bench;
        create table bench.message (
            id bigserial primary key, request_no bigint not null, content text not null,
            created_at timestamptz(3) not null default now());
        create index on bench.message (request_no, id);
        create unlogged table bench.thread (
            request_no bigint primary key, size int not null, client_no int not null, vendor_no int not null,
            created_at timestamptz(3) not null, step interval not null);
        create unlogged table bench.text (n int primary key, content text not null);
        create table bench.state (begun timestamptz(3) not null);
        """;

    public static async Task RunAsync(Corpus corpus, DateTime begun, BenchDatabase database)
    {
        var name = corpus.Scale.Database;
        var start = Stopwatch.GetTimestamp();
        await database.ExecuteAsync(Own, name);
        await CopyAsync(corpus, database, name);
        var indexes = await IndexesAsync(database, name);
        await database.ExecuteAsync($"drop index {string.Join(", ", indexes.Keys)}", name);
        await AloneAsync(FillParties.Sql, database, name);
        await AloneAsync(FillRequests.Sql, database, name);
        // Both halves grow at the same time, so that the rows lie in the table about by their time.
        await Task.WhenAll(
            AloneAsync(FillMessages.Half(0), database, name), AloneAsync(FillMessages.Half(1), database, name));
        Say("messages", start);
        await AloneAsync(FillTrail.Sql, database, name);
        Say("events and the audit trail", start);
        await Parallel.ForEachAsync(
            indexes.Values, new ParallelOptions { MaxDegreeOfParallelism = 2 },
            async (definition, _) => await AloneAsync(definition, database, name));
        Say("indexes", start);
        await AloneAsync("vacuum (analyze)", database, name);
        await database.ExecuteAsync("checkpoint", name);
        await database.ExecuteAsync(
            "insert into bench.state (begun) values ($1)", name, new NpgsqlParameter { Value = begun });
        Say("vacuum", start);
    }

    /// <summary>On a session of its own, whose settings go with it: keys are not checked row by row.</summary>
    private static async Task AloneAsync(string sql, BenchDatabase database, string name)
    {
        await using var connection = await database.OpenAsync(name);
        await using (var settings = new NpgsqlCommand(
            "set session_replication_role = replica; set maintenance_work_mem = '512MB'; set work_mem = '256MB'",
            connection))
        {
            await settings.ExecuteNonQueryAsync();
        }

        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task CopyAsync(Corpus corpus, BenchDatabase database, string name)
    {
        await using var connection = await database.OpenAsync(name);
        await using (var threads = await connection.BeginBinaryImportAsync("copy bench.thread from stdin (format binary)"))
        {
            foreach (var thread in corpus.All)
            {
                await threads.StartRowAsync();
                await threads.WriteAsync(thread.RequestNo);
                await threads.WriteAsync(thread.Size);
                await threads.WriteAsync(thread.ClientNo);
                await threads.WriteAsync(thread.VendorNo);
                await threads.WriteAsync(thread.CreatedAt, NpgsqlTypes.NpgsqlDbType.TimestampTz);
                await threads.WriteAsync(thread.Step);
            }

            await threads.CompleteAsync();
        }

        await using var texts = await connection.BeginBinaryImportAsync("copy bench.text from stdin (format binary)");
        foreach (var (n, text) in Texts.All().Index())
        {
            await texts.StartRowAsync();
            await texts.WriteAsync(n);
            await texts.WriteAsync(text);
        }

        await texts.CompleteAsync();
    }

    private static async Task<Dictionary<string, string>> IndexesAsync(BenchDatabase database, string name)
    {
        await using var connection = await database.OpenAsync(name);
        await using var command = new NpgsqlCommand(Indexes, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var found = new Dictionary<string, string>();
        while (await reader.ReadAsync())
        {
            found.Add(reader.GetString(0), reader.GetString(1));
        }

        return found;
    }

    private static void Say(string what, long start) =>
        Console.Error.WriteLine($"  {what}: {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s");
}
