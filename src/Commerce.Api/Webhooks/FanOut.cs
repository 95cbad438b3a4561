using System.Diagnostics;
using Commerce.Api.Events;
using Commerce.Foundation.Database;
using Commerce.Foundation.Identity;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Api.Webhooks;

/// <summary>
/// Reads on in the feed for each webhook, behind a cursor of its own, and makes a delivery of each event that it asks for, in
/// the transaction that moves the cursor. Every copy of the service does so; a webhook that another is at is passed over.
/// </summary>
internal sealed partial class FanOut(
    ConnectionPool database, DatabaseReadiness readiness, EventSignals events, WebhookSignals signals, WebhookKey key,
    TimeProvider clock, ILogger<FanOut> logger) : BackgroundService
{
    private const int MostWebhooks = 200;
    private const int Batch = 200;

    // What one statement looks through, however rarely a webhook's criteria hold.
    private const int Places = 20_000;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(20);

    // All webhooks are looked at for what no fresh event tells: one that was made meanwhile, an account that is active again.
    private static readonly TimeSpan Whole = TimeSpan.FromSeconds(5);

    private readonly HashSet<int> _passed = [];
    private int[] _operations = [];
    private long _seen;
    private long? _wholeAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.Migrated.WaitAsync(stoppingToken);
        while (key.Exists && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await RunAsync(stoppingToken))
                {
                    await events.Told.WaitAsync(Period, stoppingToken);
                }

                await Task.Delay(Gathering, stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LogPassed(logger, error.Message);
                // What the look had found is not read on in.
                _wholeAt = null;
                await Task.Delay(Period, stoppingToken);
            }
        }
    }

    /// <returns>True where there is more to be read at once.</returns>
    private async Task<bool> RunAsync(CancellationToken cancellation)
    {
        var head = await database.FindAsync<long>(SqlText.Of($"select place from event_head where feed = 0"), cancellation);
        var isWhole = _wholeAt is not { } at || Stopwatch.GetElapsedTime(at) >= Whole;
        if (isWhole)
        {
            _wholeAt = Stopwatch.GetTimestamp();
            _operations = [.. await database.ListAsync<int>(Operations, cancellation)];
        }

        var behind = await database.ListAsync<int>(isWhole ? Behind : Concerned(head), cancellation);
        // More than one look finds: all of them are looked at once more.
        _wholeAt = behind.Count == MostWebhooks ? null : _wholeAt;
        _seen = head;
        var isMore = behind.Count == MostWebhooks;
        int[] webhooks = [.. behind.Union(_passed)];
        _passed.Clear();
        foreach (var webhook in webhooks)
        {
            isMore |= await database.InTransactionAsync(connection => ReadOnAsync(webhook, connection), cancellation);
        }

        return isMore;
    }

    private static SqlText Operations { get; } = SqlText.Of($"""
        select distinct w.account_no
        from webhook w
        join account a on a.account_no = w.account_no
        where a.type = 'Operations'
        """);

    /// <summary>
    /// The webhooks whose account may know of something that they have not read. The cursors of all others stay where
    /// they are: nothing is written for an event that is nobody's business.
    /// </summary>
    private static SqlText Behind { get; } = SqlText.Of($"""
        select w.webhook_no
        from webhook w
        join account a on a.account_no = w.account_no
        where w.status = 'Enabled' and w.deleted_at is null and a.status = 'Active' and w.connector_place is null
            and case a.type
                when 'Client' then exists (
                    select 1 from event e where e.client_no = w.account_no and e.client_visible and e.place > w.place)
                when 'Vendor' then exists (
                    select 1 from event e where e.vendor_no = w.account_no and e.vendor_visible and e.place > w.place)
                else exists (select 1 from event e where e.operations_visible and e.place > w.place)
            end
        order by w.place
        limit {MostWebhooks}
        """);

    /// <summary>Those of them that what came since the last look concerns: of thousands of webhooks mostly few.</summary>
    private SqlText Concerned(long head) => SqlText.Of($"""
        with fresh as materialized (
            select client_no, vendor_no, client_visible, vendor_visible, operations_visible
            from event
            where place > {_seen} and place <= {head}
        )
        select w.webhook_no
        from (
            select client_no as account_no from fresh where client_visible
            union
            select vendor_no from fresh where vendor_visible
            union
            select o.account_no
            from unnest({_operations}) o(account_no)
            where exists (select 1 from fresh where operations_visible)
        ) told
        join webhook w on w.account_no = told.account_no
        join account a on a.account_no = w.account_no
        where w.status = 'Enabled' and w.deleted_at is null and a.status = 'Active' and w.place < {head}
        order by w.place
        limit {MostWebhooks}
        """);

    private async Task<bool> ReadOnAsync(int webhook, NpgsqlConnection connection)
    {
        var reading = await connection.FindAsync<Reading>(SqlText.Of($"""
            select w.account_no, a.type as account_type, array_to_string(w.events, ',') as event_list, w.criteria, w.place, h.place as head
            from webhook w
            join account a on a.account_no = w.account_no
            join event_head h on h.feed = 0
            where w.webhook_no = {webhook} and w.status = 'Enabled' and w.deleted_at is null and w.place < h.place
            for no key update of w skip locked
            """));
        if (reading is null)
        {
            await NotePassedAsync(webhook, connection);
            return false;
        }

        var now = clock.GetUtcNow();
        var last = Math.Min(reading.Head, reading.Place + Places);
        var ofTypes = reading.Events.Contains(WebhookRules.AnyEvent)
            ? SqlText.Empty
            : SqlText.Of($" and e.type = any({reading.Events})");
        // A statement of its own: what was delivered until the webhook was locked is seen.
        var made = await connection.ExecuteAsync(SqlText.Of($"""
            with next as materialized (
                select e.request_no, e.seq, e.type, e.place
                from event e
                where e.place > {reading.Place} and e.place <= {last} and {EventScope.Visible(reading.Reader)}
                    {ofTypes}{WebhookCriteria.Condition(reading.Criteria, now)}
                order by e.place
                limit {Batch}
            ), moved as (
                update webhook
                set place = case when (select count(*) from next) < {Batch} then {last} else (select max(place) from next) end
                where webhook_no = {webhook}
            )
            insert into webhook_delivery (webhook_no, request_no, seq, type, next_attempt_at, created_at)
            select {webhook}, n.request_no, n.seq, n.type,
                case
                    when n.seq = min(n.seq) over (partition by n.request_no) and not exists (
                        select 1
                        from webhook_delivery d
                        where d.webhook_no = {webhook} and d.request_no = n.request_no and d.status = 'Pending')
                    then {now}
                end,
                {now}
            from next n
            on conflict on constraint webhook_delivery_pkey do nothing
            """));
        if (made > 0)
        {
            signals.Due.Set();
        }

        return made == Batch || last < reading.Head;
    }

    /// <summary>Somebody else is at it, and perhaps not for this: it is tried again with the next look.</summary>
    private async Task NotePassedAsync(int webhook, NpgsqlConnection connection)
    {
        if (await connection.FindAsync<int?>(SqlText.Of($"""
            select 1
            from webhook w
            join event_head h on h.feed = 0
            where w.webhook_no = {webhook} and w.status = 'Enabled' and w.deleted_at is null and w.place < h.place
            """)) is not null)
        {
            _passed.Add(webhook);
        }
    }

    private sealed record Reading(int AccountNo, string AccountType, string EventList, string? Criteria, long Place, long Head)
    {
        public string[] Events => EventList.Split(',');

        /// <summary>The account by itself: neither a user nor a token reads.</summary>
        public Caller Reader => new(AccountNo, Enum.Parse<AccountType>(AccountType), null, null);
    }

    [LoggerMessage(1, LogLevel.Warning, "Deliveries could not be made of events, which is tried again: {Reason}")]
    private static partial void LogPassed(ILogger logger, string reason);
}
