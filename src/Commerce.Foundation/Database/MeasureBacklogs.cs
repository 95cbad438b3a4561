using Commerce.Foundation.Telemetry;

namespace Commerce.Foundation.Database;

/// <summary>Looks every ten seconds how much work waits, where somebody takes the measures.</summary>
internal sealed partial class MeasureBacklogs(
    IEnumerable<IBacklog> all, DatabaseReadiness readiness, TimeProvider clock, ILogger<MeasureBacklogs> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.Migrated.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            foreach (var backlog in Measures.BacklogSize.Enabled ? all : [])
            {
                await RunAsync(backlog, stoppingToken);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RunAsync(IBacklog backlog, CancellationToken cancellation)
    {
        try
        {
            if (await backlog.FindAsync(cancellation) is { } found)
            {
                var age = clock.GetUtcNow() - (found.Oldest ?? clock.GetUtcNow());
                Measures.BacklogSize.Record(found.Size, MeasureTag.Backlog(backlog.Name));
                Measures.BacklogAge.Record(Math.Max(0, age.TotalSeconds), MeasureTag.Backlog(backlog.Name));
            }
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            LogPassed(logger, backlog.Name, error.Message);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "How much waits could not be measured ({Backlog}): {Reason}")]
    private static partial void LogPassed(ILogger logger, string backlog, string reason);
}
