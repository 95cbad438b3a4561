using System.Text;
using Commerce.Api.Webhooks;
using Commerce.Connector;
using Commerce.Foundation.Database;
using Commerce.Query.Sql;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Commerce.Api.Amqp;

/// <summary>
/// Passes on what the account is told as a connector, as connectors do: the routing key is the event's name, such as
/// <c>consumption.incomingRequestReceived</c>, the body its data.
/// </summary>
internal sealed class PublishConnectorEvents(
    IOptions<AmqpOptions> options, ConnectionPool database, DatabaseReadiness readiness, ConnectorSignals signals,
    ILogger<PublishConnectorEvents> logger) : Publisher(options, database, readiness, logger)
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    // An account's events have an order among themselves alone.
    private string Name => NameOf(Options);

    public static string NameOf(AmqpOptions options) => $"{PublishEvents.Name}-connector-{options.AccountNo}";

    protected override async Task RunAsync(CancellationToken cancellation)
    {
        await BeginAsync(cancellation);
        using var signal = new AsyncSignal();
        using var place = signals.Join(signal);
        while (true)
        {
            if (await PassOnAsync(Name, cancellation) < Batch)
            {
                await signal.WaitAsync(Period, cancellation);
            }
        }
    }

    protected override async Task<(int Count, long Place)> PublishAsync(
        long place, Broker broker, NpgsqlConnection connection, CancellationToken cancellation)
    {
        var all = await connection.ListAsync<Told>(SqlText.Of($"""
            select e.event_no, e.trigger, e.data::text as data, e.at
            from connector_event e
            where e.account_no = {Options.AccountNo!.Value} and e.event_no > {place}
            order by e.event_no
            limit {Batch}
            """));
        foreach (var told in all)
        {
            await broker.PublishAsync(
                ConnectorDelivery.EventOf(told.EventNo).ToString(), told.Trigger, told.At, Encoding.UTF8.GetBytes(told.Data),
                cancellation);
        }

        return (all.Count, all.Count == 0 ? place : all[^1].EventNo);
    }

    /// <summary>At the first start it begins with what happens from then on.</summary>
    private async Task BeginAsync(CancellationToken cancellation)
    {
        await using var connection = await Database.OpenAsync(cancellation);
        await connection.ExecuteAsync(SqlText.Of($"""
            insert into event_publisher (name, place)
            select {Name}, coalesce(max(e.event_no), 0)
            from connector_event e
            where e.account_no = {Options.AccountNo!.Value}
            on conflict (name) do nothing
            """));
    }

    private sealed record Told(long EventNo, string Trigger, string Data, DateTimeOffset At);
}
