using Commerce.Foundation.Database;
using Commerce.Query.Sql;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Commerce.Api.Amqp;

/// <summary>
/// Passes events on to a broker in their order: each is confirmed before the next is sent, and how far it got is noted behind
/// that. Whatever dies in between, none is left out; some may be sent twice, under the same id.
/// </summary>
internal abstract partial class Publisher(
    IOptions<AmqpOptions> options, ConnectionPool database, DatabaseReadiness readiness, ILogger logger) : BackgroundService
{
    protected const int Batch = 50;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private Broker? _broker;

    protected AmqpOptions Options => options.Value;

    protected ConnectionPool Database => database;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Url is null)
        {
            return;
        }

        await readiness.Migrated.WaitAsync(stoppingToken);
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await RunUntilFaultAsync(stoppingToken);
            }
        }
        finally
        {
            await LeaveAsync();
        }
    }

    /// <summary>Passes on what there is and what comes, without an end.</summary>
    protected abstract Task RunAsync(CancellationToken cancellation);

    /// <summary>Publishes what comes next, at most <see cref="Batch"/> events.</summary>
    /// <returns>How many, and the place of the last.</returns>
    protected abstract Task<(int Count, long Place)> PublishAsync(
        long place, Broker broker, NpgsqlConnection connection, CancellationToken cancellation);

    /// <param name="name">The row in which is noted how far it got.</param>
    /// <returns>How many were passed on; none where another copy of the service is at it.</returns>
    protected async Task<int> PassOnAsync(string name, CancellationToken cancellation)
    {
        // Before a connection to the database is taken, which would be held while the broker is away.
        if (_broker is not { IsOpen: true })
        {
            await LeaveAsync();
            _broker = await Broker.ConnectAsync(options.Value, cancellation);
        }

        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await connection.FindAsync<long?>(SqlText.Of($"""
            select place from event_publisher where name = {name} for update skip locked
            """)) is not { } place)
        {
            return 0;
        }

        var (count, reached) = await PublishAsync(place, _broker, connection, cancellation);
        if (count > 0)
        {
            await connection.ExecuteAsync(SqlText.Of($"""
                update event_publisher set place = {reached} where name = {name}
                """));
            await transaction.CommitAsync(CancellationToken.None);
        }

        return count;
    }

    private async Task RunUntilFaultAsync(CancellationToken cancellation)
    {
        try
        {
            await RunAsync(cancellation);
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            LogPassed(logger, error.Message);
            await LeaveAsync();
            await Task.Delay(Pause, cancellation);
        }
    }

    private async Task LeaveAsync()
    {
        if (_broker is { } left)
        {
            _broker = null;
            await left.DisposeAsync();
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Events could not be passed on to the broker, which is tried again: {Reason}")]
    private static partial void LogPassed(ILogger logger, string reason);
}
