using System.Diagnostics;
using Commerce.Api.Requests;
using Commerce.Foundation.Database;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Commerce.Api.Tests.Query;

/// <summary>
/// A million messages: a thread of 200 000 between a client and a vendor, and 50 in each of 16 000 requests of 100
/// clients and 50 vendors. Every plan of the service is heard of.
/// </summary>
public sealed class PlanDatabase(PostgresServer server) : Api(server), IAsyncLifetime
{
    public const int InThread = 200_000;

    // Often enough for a prepared statement to get its one plan for all values, where it may get one.
    private const int Calls = 8;

    private readonly PlanLog _log = new();

    public TestRequest Thread { get; private set; } = null!;

    public TestAccount Operations { get; private set; } = null!;

    /// <summary>Calls as often as it takes the plans to settle, and tells how the last one was answered.</summary>
    internal async Task<(Plan Plan, Answer Answer)> SettledAsync(TestAccount caller, string path)
    {
        var http = As(caller);
        for (var i = 1; i < Calls; i++)
        {
            (await http.GetAnswerAsync(path)).Is(System.Net.HttpStatusCode.OK);
        }

        return await PlanAsync(caller, path);
    }

    /// <summary>Calls once, and tells how the list was read.</summary>
    internal async Task<(Plan Plan, Answer Answer)> PlanAsync(TestAccount caller, string path)
    {
        _log.Take();
        var answer = (await As(caller).GetAnswerAsync(path)).Is(System.Net.HttpStatusCode.OK);
        var plan = Assert.Single(_log.Take(), plan => plan.Sql.Contains(" as total", StringComparison.Ordinal));
        TestContext.Current.TestOutputHelper?.WriteLine($"{path}\n  {plan}");
        return (plan, answer);
    }

    protected override void Arrange(IServiceCollection services) => services.AddSingleton(provider =>
        provider.GetRequiredService<DatabaseConnection>().CreateDataSource(
            provider.GetRequiredService<IOptions<DatabaseOptions>>().Value,
            LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Debug).AddProvider(_log))));

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await base.InitializeAsync();
        Thread = await CreateRequestAsync();
        Operations = await CreateOperationsAsync();
        var start = Stopwatch.GetTimestamp();
        await LoadAsync();
        TestContext.Current.SendDiagnosticMessage($"A million messages took {Stopwatch.GetElapsedTime(start)}");
        await ExplainAsync();
    }

    /// <summary>The indexes are made when the rows are there, which takes a fraction of the time.</summary>
    private async Task LoadAsync()
    {
        var thread = RequestId.Parse(Thread.Id).Number;
        await ExecuteAsync(
            """
            insert into account (account_no, type, name)
            select i, case when i <= 99 then 'Client' else 'Vendor' end, 'Company ' || i from generate_series(1, 148) i;
            insert into request (
                request_no, name, status, client_no, vendor_no, created_at, created_account_no)
            select i, 'Request ' || i, (array['Processing', 'Querying', 'Completed', 'Draft'])[1 + i % 4],
                case when i % 100 = 0 then t.client_no else i % 100 end,
                case when i % 50 = 0 then t.vendor_no else 99 + i % 50 end,
                timestamptz '2026-01-01' + i * interval '1 second', t.client_no
            from generate_series(1, 16000) i, request t
            where t.request_no = @thread;
            update thread set last_seq = n, client_messages = n, vendor_messages = n, operations_messages = n
            from (select request_no, case when request_no = @thread then 200000 else 50 end as n from request) r
            where thread.request_no = r.request_no;
            """,
            new { thread });
        var indexes = await IndexesAsync();
        await ExecuteAsync($"drop index {string.Join(", ", indexes.Select(index => index.Name))}");
        await Task.WhenAll(InsertAsync(thread, 0, 499_999), InsertAsync(thread, 500_000, 999_999));
        await Task.WhenAll(indexes.Select(index => AloneAsync(index.Definition)));
        // Of a hundred values, the usual number, one may happen to be rare: it would pass for a hundredth of all.
        await AloneAsync("alter table message alter column content set statistics 1000");
        await AloneAsync("vacuum analyze message, request, thread, account");
    }

    /// <summary>By time; every second message of the last 400 000 is one of the thread.</summary>
    private Task InsertAsync(long thread, int first, int last) => AloneAsync($$"""
        insert into message (
            request_no, seq, type, content, client_visible, vendor_visible, operations_visible, created_at,
            account_no, client_no, vendor_no)
        select r.request_no, m.seq, case when i % 1000 = 500 then 'System' else 'User' end,
            case when i % 10000 in (13, 14) then 'Dear friend, ' else '' end || 'seat ' || i % 7001
                || case when i % 3 = 0 then ' in common' else '' end
                || case when i % 10000 in (8, 9) then ' for Zebra-' || i else '' end,
            true, true, true, timestamptz '2026-02-01' + i * interval '100 milliseconds',
            r.client_no, r.client_no, r.vendor_no
        from generate_series({{first}}, {{last}}) i
        cross join lateral (select i >= 600000 and i % 2 = 0 as is_thread) t
        cross join lateral (
            select case when i < 600000 then i when is_thread then (i - 600000) / 2 else i / 2 + 300000 end as n) n
        cross join lateral (
            select case when is_thread then {{thread}} else 1 + n % 16000 end as request_no,
                case when is_thread then 1 + n else 1 + n / 16000 end as seq) m
        join request r on r.request_no = m.request_no
        """);

    /// <summary>On a session of its own, whose settings go with it: keys are not checked row by row.</summary>
    private async Task AloneAsync(string sql)
    {
        await using var database = NpgsqlDataSource.Create($"{Connection};Pooling=false;Command Timeout=600");
        await using var connection = await database.OpenConnectionAsync();
        await connection.ExecuteAsync("set session_replication_role = replica; set maintenance_work_mem = '256MB'");
        await connection.ExecuteAsync(sql);
    }

    private async Task<IReadOnlyList<Index>> IndexesAsync()
    {
        await using var connection = await Database.OpenConnectionAsync();
        return [.. await connection.QueryAsync<Index>(
            """
            select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
            from pg_index
            where indrelid = 'message'::regclass and not indisprimary
            """)];
    }

    /// <summary>From here on PostgreSQL tells its plans: to sessions that begin now.</summary>
    private async Task ExplainAsync()
    {
        await ExecuteAsync(
            """
            do $$
            declare setting text;
            begin
                foreach setting in array array[
                    'session_preload_libraries = auto_explain', 'auto_explain.log_min_duration = 0',
                    'auto_explain.log_analyze = on', 'auto_explain.log_buffers = on', 'auto_explain.log_timing = off',
                    'auto_explain.log_format = json', 'auto_explain.log_level = notice']
                loop
                    execute format('alter database %I set %s', current_database(), setting);
                end loop;
            end $$
            """);
        Services.GetRequiredService<NpgsqlDataSource>().Clear();
    }

    private sealed record Index(string Name, string Definition);
}
