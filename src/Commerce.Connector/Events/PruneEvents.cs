using Commerce.Foundation.Database;
using Commerce.Query.Sql;

namespace Commerce.Connector.Events;

/// <summary>Deletes what accounts were told longer ago than it has to be kept.</summary>
internal sealed class PruneEvents(
    ConnectionPool database, DatabaseReadiness readiness, ConnectorSignals signals, TimeProvider clock,
    ILogger<PruneEvents> logger) : ConnectorWorker(database, readiness, signals, clock, logger)
{
    private const int Batch = 1_000;

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    private DateTimeOffset _next = DateTimeOffset.MinValue;

    protected override TimeSpan Period => Interval;

    protected override async Task<bool> RunAsync(CancellationToken cancellation)
    {
        var now = Clock.GetUtcNow();
        // Every commit wakes it; few are worth a look.
        if (now < _next)
        {
            return false;
        }

        await using var connection = await Database.OpenAsync(cancellation);
        var deleted = await connection.ExecuteAsync(SqlText.Of($"""
            delete from connector_event
            where (account_no, event_no) in (
                select account_no, event_no
                from connector_event
                where at <= {now - Lifetime}
                order by at
                limit {Batch}
                for update skip locked)
            """));
        if (deleted < Batch)
        {
            _next = now + Interval;
        }

        return deleted == Batch;
    }
}
