using Commerce.Foundation.Database;
using Npgsql;

namespace Commerce.Api.Events;

/// <summary>
/// Hears from other copies of the service that there are events. A hint, no more: where it is lost, or the database is
/// behind a pooler that passes none on, they are seen a second later.
/// </summary>
internal sealed partial class ListenForEvents(
    DatabaseConnection database, DatabaseReadiness readiness, EventSignals signals, ILogger<ListenForEvents> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.Migrated.WaitAsync(stoppingToken);
        // One connection beside the pool: it is never given back.
        await using var source = database.CreateDataSource(new DatabaseOptions { PoolSize = 1 });
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(source, stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LogLost(logger, error.Message);
                await Task.Delay(Pause, stoppingToken);
            }
        }
    }

    private async Task ListenAsync(NpgsqlDataSource source, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        connection.Notification += (_, _) => signals.Placed.Set();
        await using (var listen = new NpgsqlCommand($"listen {PlaceEvents.Channel}", connection))
        {
            await listen.ExecuteNonQueryAsync(cancellation);
        }

        while (true)
        {
            await connection.WaitAsync(cancellation);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Other copies are not heard, and looked after each second instead: {Reason}")]
    private static partial void LogLost(ILogger logger, string reason);
}
