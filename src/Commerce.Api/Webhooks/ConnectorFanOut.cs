using Commerce.Foundation.Database;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Api.Webhooks;

/// <summary>
/// Makes deliveries of the connector's events for the webhooks that ask for them, as <see cref="FanOut"/> does of commerce:
/// behind a cursor, in the transaction that moves it.
/// </summary>
internal sealed partial class ConnectorFanOut(
    ConnectionPool database, DatabaseReadiness readiness, WebhookSignals signals, WebhookKey key,
    TimeProvider clock, ILogger<ConnectorFanOut> logger) : BackgroundService
{
    private const int MostWebhooks = 200;
    private const int Batch = 500;

    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.Migrated.WaitAsync(stoppingToken);
        while (key.Exists && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await RunAsync(stoppingToken))
                {
                    await Task.Delay(Period, stoppingToken);
                }
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LogPassed(logger, error.Message);
                await Task.Delay(Period, stoppingToken);
            }
        }
    }

    /// <returns>True where there is more to be read at once.</returns>
    private async Task<bool> RunAsync(CancellationToken cancellation)
    {
        var behind = await database.ListAsync<int>(Behind, cancellation);
        var isMore = behind.Count == MostWebhooks;
        foreach (var webhook in behind)
        {
            isMore |= await database.InTransactionAsync(connection => ReadOnAsync(webhook, connection), cancellation);
        }

        return isMore;
    }

    private static SqlText Behind { get; } = SqlText.Of($"""
        select w.webhook_no
        from webhook w
        join account a on a.account_no = w.account_no
        where w.connector_place is not null and w.status = 'Enabled' and w.deleted_at is null and a.status = 'Active'
            and exists (
                select from connector_event e
                where e.account_no = w.account_no and e.event_no > w.connector_place)
        order by w.connector_place
        limit {MostWebhooks}
        """);

    private async Task<bool> ReadOnAsync(int webhook, NpgsqlConnection connection)
    {
        var reading = await connection.FindAsync<Reading>(SqlText.Of($"""
            select w.account_no, array_to_string(w.events, ',') as event_list, w.connector_place as place
            from webhook w
            where w.webhook_no = {webhook} and w.status = 'Enabled' and w.deleted_at is null
            for no key update of w skip locked
            """));
        if (reading is null)
        {
            return false;
        }

        var events = await connection.ListAsync<Told>(SqlText.Of($"""
            select e.event_no, e.trigger
            from connector_event e
            where e.account_no = {reading.AccountNo} and e.event_no > {reading.Place}
            order by e.event_no
            limit {Batch}
            """));
        if (events.Count == 0)
        {
            return false;
        }

        var patterns = reading.EventList.Split(',');
        long[] wanted =
        [
            .. events.Where(told => patterns.Any(pattern => ConnectorTrigger.Fits(pattern, told.Trigger)))
                .Select(told => told.EventNo),
        ];
        var now = clock.GetUtcNow();
        var made = await connection.ExecuteAsync(SqlText.Of($"""
            with next as (
                select {ConnectorDelivery.Key}, e.trigger
                from connector_event e
                where e.account_no = {reading.AccountNo} and e.event_no = any({wanted})
            ), moved as (
                update webhook set connector_place = {events[^1].EventNo} where webhook_no = {webhook}
            )
            insert into webhook_delivery (webhook_no, request_no, seq, type, next_attempt_at, created_at)
            select {webhook}, n.request_no, n.seq, n.trigger,
                case
                    when n.seq = min(n.seq) over (partition by n.request_no) and not exists (
                        select 1
                        from webhook_delivery d
                        where d.webhook_no = {webhook} and d.request_no = n.request_no and d.status = 'Pending')
                    then {now}
                end,
                {now}
            from next n(request_no, seq, trigger)
            on conflict on constraint webhook_delivery_pkey do nothing
            """));
        if (made > 0)
        {
            signals.Due.Set();
        }

        return events.Count == Batch;
    }

    private sealed record Reading(int AccountNo, string EventList, long Place);

    private sealed record Told(long EventNo, string Trigger);

    [LoggerMessage(1, LogLevel.Warning, "Deliveries could not be made of the connector's events, which is tried again: {Reason}")]
    private static partial void LogPassed(ILogger logger, string reason);
}
