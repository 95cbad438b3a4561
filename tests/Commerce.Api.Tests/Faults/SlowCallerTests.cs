using System.Diagnostics;
using Dapper;
using Npgsql;

namespace Commerce.Api.Tests.Faults;

/// <summary>Many callers who let the service wait (rows 24, 25).</summary>
[Collection(FaultCollection.Name)]
public sealed class SlowCallerTests(PostgresServer server)
{
    // Answers that no buffer between the two takes whole.
    private const int Messages = 1_000;

    [Fact]
    public async Task Slow_callers_are_ended_and_nobody_else_notices()
    {
        var slow = FaultScale.Of(200, 2_000);
        var duration = TimeSpan.FromSeconds(FaultScale.Of(6, 60));
        var connection = await server.CreateDatabaseAsync();
        var (request, other) = (await Scene.CreateAsync(connection), await Scene.CreateAsync(connection));
        await FillAsync(connection, request);
        await using var service = new ServiceProcess(FaultScale.Patient(connection));
        await service.StartAsync();
        using var stop = new CancellationTokenSource();
        await using var load = new Load(other, () => service.Address);
        load.Start(writers: 2, readers: 2, pause: TimeSpan.FromMilliseconds(20));
        await load.AdvanceAsync(100);
        var (calls, memory) = (load.Calls, service.MemoryMebibytes());

        var kinds = new (string Name, Func<SlowCaller> Make)[]
        {
            ("headers", () => SlowCaller.OfHeaders(service.Address)),
            ("bodies", () => SlowCaller.OfBody(service.Address, request)),
            ("pages", () => SlowCaller.OfAnswer(service.Address, request, "?limit=100", "application/json")),
            ("streams", () => SlowCaller.OfAnswer(service.Address, request, "", "application/jsonl")),
        };
        var callers = Enumerable.Range(0, slow)
            .Select(i => (kinds[i % kinds.Length].Name, Caller: kinds[i % kinds.Length].Make())).ToList();
        // One after the other: it is not their number at once that is tried here.
        var running = callers.Select((caller, i) => caller.Caller.RunAsync(
            service.Address, duration / 2 * i / slow, stop.Token)).ToList();
        var (most, longest) = (0.0, 0.0);
        var begun = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begun) < duration)
        {
            most = Math.Max(most, service.MemoryMebibytes());
            longest = Math.Max(longest, await LongestTransactionAsync(connection));
            await Task.Delay(100);
        }

        await load.StopAsync();
        await stop.CancelAsync();
        await Task.WhenAll(running);
        callers.ForEach(caller => caller.Caller.Dispose());

        var ends = callers.GroupBy(caller => $"{caller.Name} {caller.Caller}").Select(end => $"{end.Count()} {end.Key}").Order();
        FaultScale.Tell("slow", $"{slow} slow callers: {string.Join(", ", ends)}; the others: {load.Calls - calls} calls, longest {load.Longest.TotalSeconds:0.00} s ({load.Summary}); longest transaction {longest:0} s; memory {memory:0} -> {most:0} MiB");
        Assert.True(load.Outcomes.Keys.All(outcome => outcome is "POST 201" or "GET 200"), load.Summary);
        await Ledger.AssertAsync(connection, other, load.Acknowledged);
        if (FaultScale.IsFull)
        {
            // A stream that nobody takes is cut, and its connection of the database is another's.
            Assert.InRange(longest, 0, 40);
            Assert.All(callers.Where(caller => caller.Name is "headers" or "bodies"), caller => Assert.NotNull(caller.Caller.End));
        }
    }

    private static async Task<double> LongestTransactionAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection($"{connectionString};Maximum Pool Size=1");
        return await connection.QuerySingleAsync<double>(
            """
            select coalesce(max(extract(epoch from clock_timestamp() - xact_start)), 0)::float8
            from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid()
            """);
    }

    private static async Task FillAsync(string connectionString, TestRequest request)
    {
        await using var connection = new NpgsqlConnection($"{connectionString};Pooling=false");
        await connection.OpenAsync();
        await connection.ExecuteAsync(
            """
            insert into message (
                request_no, seq, type, content, client_visible, vendor_visible, operations_visible, created_at,
                client_no, vendor_no)
            select request_no, i, 'System', repeat('slow ', 2000), true, true, true, now() + i * interval '1 millisecond',
                client_no, vendor_no
            from request, generate_series(1, @Messages) i
            where request_no = @number;
            update thread set last_seq = @Messages, client_messages = @Messages where request_no = @number;
            """,
            new { number = Commerce.Api.Requests.RequestId.Parse(request.Id).Number, Messages });
    }
}
