using Npgsql;

namespace Commerce.Foundation.Database;

/// <summary>
/// Migrates in the background and tries again while the database is away, so that the process lives before its
/// database does. A migration that cannot be applied ends the process: waiting would not help.
/// </summary>
internal sealed partial class DatabaseStart(
    NpgsqlDataSource database,
    DatabaseReadiness readiness,
    IEnumerable<AfterMigration> afterMigration,
    TimeProvider clock,
    IHostApplicationLifetime lifetime,
    ILogger<DatabaseStart> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Migrator.MigrateAsync(database, logger, stoppingToken);
                await LetterCase.CheckAsync(database, logger, stoppingToken);
                await WaitForListeningAsync(stoppingToken);
                foreach (var work in afterMigration)
                {
                    await work(stoppingToken);
                }

                readiness.SetMigrated();
                return;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (DatabaseFaults.IsPassing(error))
            {
                LogWaiting(logger, error.Message);
                await Task.Delay(Pause, clock, stoppingToken);
            }
            catch (Exception error)
            {
                LogFailed(logger, error);
                Environment.ExitCode = 1;
                lifetime.StopApplication();
                return;
            }
        }
    }

    private async Task WaitForListeningAsync(CancellationToken cancellation)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registered = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellation);
    }

    [LoggerMessage(1, LogLevel.Warning, "Waiting for the database: {Reason}")]
    private static partial void LogWaiting(ILogger logger, string reason);

    [LoggerMessage(2, LogLevel.Critical, "The database cannot be migrated")]
    private static partial void LogFailed(ILogger logger, Exception error);
}
