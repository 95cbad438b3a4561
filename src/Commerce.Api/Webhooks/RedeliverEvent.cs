using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Query.Sql;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Commerce.Api.Webhooks;

internal static class RedeliverEvent
{
    /// <summary>Deliver an event once more</summary>
    /// <remarks>
    /// Whether it was delivered or not, under the same `webhook-id`: once, as soon as no other event of its request is under way. One
    /// that is still pending is tried at once, and keeps its further attempts; not before an earlier one of its request.
    /// </remarks>
    public static async Task<Results<Accepted, ProblemResult>> Handle(
        WebhookId id, DeliveryId deliveryId, [AsParameters] ChangeWebhook change, WebhookSignals signals)
    {
        var now = change.Clock.GetUtcNow();
        var (_, refusal) = await change.RunAsync(
            id,
            async (webhook, connection) =>
                await FindAsync(id, deliveryId, now, connection) is not { } status ? Problems.NotFound()
                : !webhook.IsEnabled ? Problems.Conflict($"{id} is Disabled. You can: enable.")
                : await QueueAsync(id, deliveryId, status, now, connection),
            isOfObject: false);
        if (refusal is not null)
        {
            return refusal;
        }

        signals.Due.Set();
        return TypedResults.Accepted((string?)null);
    }

    private static Task<Delivery?> FindAsync(
        WebhookId id, DeliveryId delivery, DateTimeOffset now, NpgsqlConnection connection) =>
        connection.FindAsync<Delivery>(SqlText.Of($"""
            select d.status, d.claim is not null and d.next_attempt_at > {now} as is_under_way,
                d.status = 'Pending' and exists (
                    select 1
                    from webhook_delivery b
                    where b.webhook_no = d.webhook_no and b.request_no = d.request_no and b.status = 'Pending'
                        and b.seq < d.seq) as is_behind
            from webhook_delivery d
            where d.webhook_no = {id.Number} and d.request_no = {delivery.Event.RequestNo} and d.seq = {delivery.Event.Seq}
            for no key update of d
            """));

    private static async Task<ProblemResult?> QueueAsync(
        WebhookId id, DeliveryId delivery, Delivery present, DateTimeOffset now, NpgsqlConnection connection)
    {
        if (present.IsUnderWay)
        {
            return Problems.Conflict("The event is under way at this moment. Look at what comes of it first.");
        }

        if (present.IsBehind)
        {
            return Problems.Conflict("An earlier event of its request is still to be delivered. You can: redeliver that one.");
        }

        var isPending = present.Status == nameof(DeliveryStatus.Pending);
        // It goes before what waits for its next attempt, and behind what is under way.
        await connection.ExecuteAsync(SqlText.Of($"""
            update webhook_delivery
            set next_attempt_at = null
            where webhook_no = {id.Number} and request_no = {delivery.Event.RequestNo} and status = 'Pending'
                and next_attempt_at is not null and (claim is null or next_attempt_at <= {now})
            """));
        await connection.ExecuteAsync(SqlText.Of($"""
            update webhook_delivery d
            set status = 'Pending', claim = null, is_last_attempt = {!isPending},
                next_attempt_at = case
                    when not exists (
                        select 1
                        from webhook_delivery b
                        where b.webhook_no = d.webhook_no and b.request_no = d.request_no and b.status = 'Pending'
                            and b.next_attempt_at is not null)
                    then {now}
                end
            where d.webhook_no = {id.Number} and d.request_no = {delivery.Event.RequestNo} and d.seq = {delivery.Event.Seq}
            """));
        return null;
    }

    private sealed record Delivery(string Status, bool IsUnderWay, bool IsBehind);
}
