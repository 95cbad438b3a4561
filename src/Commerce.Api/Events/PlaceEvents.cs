using Commerce.Foundation.Database;
using Commerce.Query.Sql;

namespace Commerce.Api.Events;

/// <summary>
/// Gives committed events their places in the feed. Numbers drawn while a transaction runs become visible in another order
/// than they were drawn in, and who reads on from the last one seen would miss some; these are given afterwards, under the
/// lock of one row. Every copy of the service does so for what it has committed, and each second for what others left. Those
/// that have their places from the statement that wrote them (<see cref="PlacesAtOnce"/>) are told of along with these.
/// </summary>
internal sealed partial class PlaceEvents(
    ConnectionPool database, DatabaseReadiness readiness, CommitSignal committed, EventSignals signals,
    ILogger<PlaceEvents> logger)
    : BackgroundService
{
    /// <summary>The channel on which other copies are told to look.</summary>
    public const string Channel = "commerce_events";

    private const int Batch = 500;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    // What is written within it shares a statement: under load places cost little, and nobody waits noticeably longer.
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(10);

    /// <returns>How many got a place.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        // Before the statement: what is set behind it is told the next time.
        var given = await signals.Given.WaitAsync(TimeSpan.Zero, cancellation);
        var placed = await connection.ExecuteAsync(Statement);
        if (placed > 0 || given)
        {
            await connection.FindAsync<int?>(SqlText.Of($"select 1 from pg_notify({Channel}, '')"));
            signals.Placed.Set();
        }

        return placed;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.Migrated.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await RunAsync(stoppingToken) < Batch)
                {
                    await committed.WaitAsync(Period, stoppingToken);
                    await Task.Delay(Gathering, stoppingToken);
                }
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LogPassed(logger, error.Message);
                await Task.Delay(Period, stoppingToken);
            }
        }
    }

    /// <summary>
    /// Within a request by number. Whatever number is seen, those before it are seen too, since the thread's row was
    /// locked until each was committed. What another copy places at the same moment is passed over; that leaves gaps
    /// between the places, never an event without one.
    /// </summary>
    private static SqlText Statement { get; } = SqlText.Of($"""
        with unplaced as materialized (
            select request_no, seq, max(at) over (partition by request_no order by seq) as at
            from (
                select request_no, seq, at
                from event
                where place is null
                order by request_no, seq
                limit {Batch}
            ) u
        ), due as materialized (
            select request_no, seq, row_number() over (order by at, request_no, seq) as n from unplaced
        ), head as (
            update event_head
            set place = place + (select count(*) from due)
            where feed = 0 and exists (select 1 from due)
            returning place - (select count(*) from due) as before
        )
        update event e
        set place = head.before + due.n
        from due
        cross join head
        where e.request_no = due.request_no and e.seq = due.seq and e.place is null
        """);

    [LoggerMessage(1, LogLevel.Warning, "Events could not be given their places, which is tried again: {Reason}")]
    private static partial void LogPassed(ILogger logger, string reason);
}
