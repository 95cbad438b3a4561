using Commerce.Foundation.Database;
using Commerce.Query.Sql;

namespace Commerce.Api.Events;

/// <summary>
/// Deletes events that have been told for longer than they have to be kept. Several copies of the service may do so at
/// once. What a vendor is still to be told, when a Draft is handed over, stays.
/// </summary>
internal sealed partial class PruneEvents(
    ConnectionPool database, DatabaseReadiness readiness, TimeProvider clock, ILogger<PruneEvents> logger)
    : BackgroundService
{
    /// <summary>How long a reader may stay away.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    private const int Batch = 1_000;

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    /// <returns>How many were deleted.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var (deleted, all) = (0, 0);
        do
        {
            await using var connection = await database.OpenAsync(cancellation);
            deleted = await connection.ExecuteAsync(SqlText.Of($"""
                delete from event
                where (request_no, seq) in (
                    select request_no, seq
                    from event
                    where at <= {clock.GetUtcNow() - Lifetime} and place is not null and not withheld
                    order by at
                    limit {Batch}
                    for update skip locked)
                """));
            all += deleted;
        }
        while (deleted == Batch);

        return all;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.Migrated.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LogPassed(logger, error);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(1, LogLevel.Warning, "Old events could not be deleted; it is tried again.")]
    private static partial void LogPassed(ILogger logger, Exception error);
}
