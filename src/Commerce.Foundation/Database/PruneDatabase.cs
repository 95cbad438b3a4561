namespace Commerce.Foundation.Database;

/// <summary>Has deleted what need not be kept any longer: at the start, and every ten minutes.</summary>
internal sealed partial class PruneDatabase(
    IEnumerable<IPrune> all, DatabaseReadiness readiness, TimeProvider clock, ILogger<PruneDatabase> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.Migrated.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            foreach (var prune in all)
            {
                await RunAsync(prune, stoppingToken);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>What fails keeps no other from its turn.</summary>
    private async Task RunAsync(IPrune prune, CancellationToken cancellation)
    {
        try
        {
            await prune.RunAsync(cancellation);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            LogPassed(logger, error, prune.GetType().Name);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "What is old could not be deleted ({What}); it is tried again.")]
    private static partial void LogPassed(ILogger logger, Exception error, string what);
}
