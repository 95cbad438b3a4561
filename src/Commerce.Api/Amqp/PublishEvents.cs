using System.Text.Json.Serialization.Metadata;
using Commerce.Api.Events;
using Commerce.Foundation.Database;
using Commerce.Foundation.Identity;
using Commerce.Foundation.Telemetry;
using Commerce.Query.Sql;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Commerce.Api.Amqp;

/// <summary>
/// Passes events on to a broker, in the order of the feed: each is confirmed before the next is sent, and how far it got is
/// noted behind that. Whatever dies in between, none is left out; some may be sent twice, under the same id.
/// </summary>
internal sealed partial class PublishEvents(
    IOptions<AmqpOptions> options, ConnectionPool database, DatabaseReadiness readiness, EventHub hub,
    RenderEvents render, IOptions<JsonOptions> json, ILogger<PublishEvents> logger) : BackgroundService
{
    /// <summary>The row in which is noted how far it got.</summary>
    public const string Name = "amqp";

    private const int Batch = 50;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private Broker? _broker;

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

    private async Task RunUntilFaultAsync(CancellationToken cancellation)
    {
        try
        {
            var reader = await BeginAsync(cancellation);
            using var subscription = hub.Subscribe(EventTopic.Of(reader));
            while (true)
            {
                if (await PassOnAsync(reader, cancellation) < Batch)
                {
                    await subscription.WaitAsync(Period, cancellation);
                }
            }
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            LogPassed(logger, error.Message);
            await LeaveAsync();
            await Task.Delay(Pause, cancellation);
        }
    }

    /// <returns>How many were passed on; none where another copy of the service is at it.</returns>
    private async Task<int> PassOnAsync(Caller reader, CancellationToken cancellation)
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
            select place from event_publisher where name = {Name} for update skip locked
            """)) is not { } place)
        {
            return 0;
        }

        var rows = await connection.ListAsync<EventRow>(SqlText.Of($"""
            select {EventRow.Columns}
            from event e
            join request r on r.request_no = e.request_no
            where e.place > {place} and {EventScope.Visible(reader)}
            order by e.place
            limit {Batch}
            """));
        if (rows.Count == 0)
        {
            return 0;
        }

        var type = (JsonTypeInfo<CommerceEvent>)json.Value.SerializerOptions.GetTypeInfo(typeof(CommerceEvent));
        foreach (var told in await render.RunAsync(rows, reader, cancellation))
        {
            await _broker.PublishAsync(told, type, cancellation);
            Measures.Published.Add(1);
        }

        await connection.ExecuteAsync(SqlText.Of($"""
            update event_publisher set place = {rows[^1].Place} where name = {Name}
            """));
        await transaction.CommitAsync(CancellationToken.None);
        return rows.Count;
    }

    /// <summary>The account, and where to begin: at the first start with what happens from then on.</summary>
    private async Task<Caller> BeginAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await connection.ExecuteAsync(SqlText.Of($"""
            insert into event_publisher (name, place)
            select {Name}, place from event_head where feed = 0
            on conflict (name) do nothing
            """));
        return await FindReaderAsync(options.Value.AccountNo!.Value, database, cancellation)
            ?? throw new InvalidOperationException($"There is no account {options.Value.Account}.");
    }

    /// <summary>The account by itself: neither a user nor a token reads.</summary>
    public static async Task<Caller?> FindReaderAsync(int account, ConnectionPool database, CancellationToken cancellation) =>
        await database.FindAsync<string>(
            SqlText.Of($"select type from account where account_no = {account}"), cancellation) is { } type
            ? new Caller(account, Enum.Parse<AccountType>(type), null, null)
            : null;

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
