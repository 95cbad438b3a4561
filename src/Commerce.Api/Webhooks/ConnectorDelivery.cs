using System.Text;
using Commerce.Foundation.Database;
using Commerce.Query.Sql;
using EventId = Commerce.Api.Events.EventId;

namespace Commerce.Api.Webhooks;

/// <summary>
/// Deliveries of the connector's events. They stand among the others under numbers below zero, which no request has: so many
/// events of one account under each, in their order.
/// </summary>
internal static class ConnectorDelivery
{
    // As many as a delivery's own number can count.
    private const long EventsOfNumber = 1_000_000_000;

    public static bool IsOne(long requestNo) => requestNo < 0;

    /// <summary>The two columns that stand for an event <c>e</c>.</summary>
    public static SqlText Key { get; } = SqlText.Of($"-1 - e.event_no / {EventsOfNumber}, (e.event_no % {EventsOfNumber})::int");

    /// <summary>The same of the event with this number, by which whoever is told knows it.</summary>
    public static EventId EventOf(long eventNo) => new(-1 - (eventNo / EventsOfNumber), (int)(eventNo % EventsOfNumber));

    /// <returns>What the receiver is sent; null where the event is no longer kept.</returns>
    public static async Task<byte[]?> BodyAsync(ClaimedDelivery delivery, ConnectionPool database)
    {
        var number = ((-1 - delivery.RequestNo) * EventsOfNumber) + delivery.Seq;
        var body = await database.FindAsync<string>(
            SqlText.Of($"""
                select jsonb_build_object('trigger', e.trigger, 'data', e.data)::text
                from connector_event e
                where e.account_no = {delivery.AccountNo} and e.event_no = {number}
                """),
            CancellationToken.None);
        return body is null ? null : Encoding.UTF8.GetBytes(body);
    }
}
