using Commerce.Foundation.Database;
using Commerce.Query.Sql;

namespace Commerce.Foundation.Idempotency;

/// <summary>Deletes what is older than it has to be kept. Several copies of the service may do so at once.</summary>
internal sealed partial class PruneKeys(
    ConnectionPool database, DatabaseReadiness readiness, TimeProvider clock, ILogger<PruneKeys> logger)
    : BackgroundService
{
    private const int Batch = 1_000;

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    /// <returns>How many were deleted.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var (deleted, all) = (0, 0);
        do
        {
            await using var connection = await database.OpenAsync(cancellation);
            // What another copy deletes right now is passed over.
            deleted = await connection.ExecuteAsync(SqlText.Of($"""
                delete from idempotency_key
                where (account_no, key) in (
                    select account_no, key
                    from idempotency_key
                    where created_at <= {clock.GetUtcNow() - KeyRecord.Lifetime}
                    order by created_at
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

    [LoggerMessage(1, LogLevel.Warning, "Old idempotency keys could not be deleted; it is tried again.")]
    private static partial void LogPassed(ILogger logger, Exception error);
}
