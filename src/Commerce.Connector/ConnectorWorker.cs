using Commerce.Foundation.Database;

namespace Commerce.Connector;

/// <summary>Work that goes on behind the calls. Any number of copies of the service do it at once.</summary>
internal abstract partial class ConnectorWorker(
    ConnectionPool database, DatabaseReadiness readiness, ConnectorSignals signals, TimeProvider clock, ILogger logger)
    : BackgroundService
{
    private readonly AsyncSignal _signal = new();

    protected ConnectionPool Database { get; } = database;

    protected TimeProvider Clock { get; } = clock;

    /// <summary>How long it waits at the most before it looks again.</summary>
    protected virtual TimeSpan Period => TimeSpan.FromSeconds(1);

    public override void Dispose()
    {
        base.Dispose();
        _signal.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Does some of what is due.</summary>
    /// <returns>True where there may be more at once.</returns>
    protected abstract Task<bool> RunAsync(CancellationToken cancellation);

    /// <summary>Does one of many things: where it fails, the others are done none the less, and it is tried again later.</summary>
    /// <returns>False where it failed.</returns>
    protected async Task<bool> TryAsync(Func<Task> one)
    {
        try
        {
            await one();
            return true;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            LogPassed(logger, GetType().Name, error.Message);
            return false;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.Migrated.WaitAsync(stoppingToken);
        using var place = signals.Join(_signal);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await RunAsync(stoppingToken))
                {
                    await _signal.WaitAsync(Period, stoppingToken);
                }
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LogPassed(logger, GetType().Name, error.Message);
                await Task.Delay(Period, stoppingToken);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "{Worker} failed, which is tried again: {Reason}")]
    private static partial void LogPassed(ILogger logger, string worker, string reason);
}
