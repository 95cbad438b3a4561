using System.Text.Json;
using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Database;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Api.Webhooks;

/// <summary>Keeps what came of a call, within a transaction.</summary>
internal static class RecordCall
{
    /// <summary>In the webhook's own statistics. Until the transaction ends nobody else reads on or records for it.</summary>
    /// <returns>Since when the webhook fails; null where it does not, or is not there any more.</returns>
    public static Task<DateTimeOffset?> OfWebhookAsync(int webhook, WebhookCall call, NpgsqlConnection connection)
    {
        var json = Json(call);
        return call.Success
            ? connection.FindAsync<DateTimeOffset?>(SqlText.Of($"""
                update webhook
                set calls = calls + 1, successes = successes + 1, failures_since_success = 0, failing_since = null,
                    last_call = {json}::jsonb, last_success = {json}::jsonb
                where webhook_no = {webhook}
                returning failing_since
                """))
            : connection.FindAsync<DateTimeOffset?>(SqlText.Of($"""
                update webhook
                set calls = calls + 1, failures = failures + 1, failures_since_success = failures_since_success + 1,
                    failing_since = coalesce(failing_since, {call.CallTime}),
                    last_call = {json}::jsonb, last_failure = {json}::jsonb
                where webhook_no = {webhook}
                returning failing_since
                """));
    }

    /// <summary>
    /// In the webhook and in the delivery, of which the next attempt is planned; or that of the event behind it.
    /// </summary>
    public static async Task OfDeliveryAsync(
        ClaimedDelivery delivery, WebhookCall call, DateTimeOffset now, NpgsqlConnection connection)
    {
        var failingSince = await OfWebhookAsync(delivery.WebhookNo, call, connection);
        var isGone = call.HttpStatusCode == StatusCodes.Status410Gone;
        var pause = call.Success || isGone || delivery.IsLastAttempt
            ? null
            : RetryPlan.Pause(delivery.Attempts + 1, call.RetryAfter);
        var status = call.Success ? DeliveryStatus.Delivered
            : pause is null ? DeliveryStatus.Failed
            : DeliveryStatus.Pending;
        await SetAsync(delivery, status, now + pause, Json(call), now, connection);
        if (isGone)
        {
            await DisableAsync(delivery.WebhookNo, "The receiver answered 410 Gone.", connection);
        }
        else if (!call.Success && failingSince <= now - RetryPlan.LongestFailure)
        {
            await DisableAsync(
                delivery.WebhookNo, $"Every call has failed for {RetryPlan.LongestFailure.TotalDays:0} days.", connection);
        }
    }

    /// <summary>Ends a delivery of which there is nothing to be told any more.</summary>
    public static async Task LapsedAsync(ClaimedDelivery delivery, DateTimeOffset now, NpgsqlConnection connection)
    {
        await connection.FindAsync<int?>(SqlText.Of($"""
            select 1 from webhook where webhook_no = {delivery.WebhookNo} for no key update
            """));
        await SetAsync(delivery, DeliveryStatus.Failed, null, null, now, connection);
    }

    /// <summary>Nothing is told of the webhook's own: the attempt could not be made here.</summary>
    public static Task<int> PostponeAsync(ClaimedDelivery delivery, DateTimeOffset until, NpgsqlConnection connection) =>
        connection.ExecuteAsync(SqlText.Of($"""
            update webhook_delivery
            set next_attempt_at = {until}, claim = null
            where webhook_no = {delivery.WebhookNo} and request_no = {delivery.RequestNo} and seq = {delivery.Seq}
                and claim = {delivery.Claim}
            """));

    private static async Task SetAsync(
        ClaimedDelivery delivery, DeliveryStatus status, DateTimeOffset? next, string? lastCall, DateTimeOffset now,
        NpgsqlConnection connection)
    {
        var stored = await connection.ExecuteAsync(SqlText.Of($"""
            update webhook_delivery
            set status = {status.ToString()}, attempts = attempts + 1, next_attempt_at = {next}::timestamptz, claim = null,
                is_last_attempt = false, last_call = coalesce({lastCall}::jsonb, last_call)
            where webhook_no = {delivery.WebhookNo} and request_no = {delivery.RequestNo} and seq = {delivery.Seq}
                and claim = {delivery.Claim}
            """));
        // Nothing stored: the lease had ended, and another copy is at it.
        if (stored > 0 && status != DeliveryStatus.Pending)
        {
            await connection.ExecuteAsync(SqlText.Of($"""
                update webhook_delivery d
                set next_attempt_at = {now}
                from (
                    select n.seq
                    from webhook_delivery n
                    where n.webhook_no = {delivery.WebhookNo} and n.request_no = {delivery.RequestNo} and n.status = 'Pending'
                    order by n.seq
                    limit 1
                ) n
                where d.webhook_no = {delivery.WebhookNo} and d.request_no = {delivery.RequestNo} and d.seq = n.seq
                    and d.claim is null
                """));
        }
    }

    /// <summary>The service stops a webhook of its own accord, and says why.</summary>
    private static async Task DisableAsync(int webhook, string reason, NpgsqlConnection connection)
    {
        var disabled = await connection.ExecuteAsync(SqlText.Of($"""
            update webhook
            set status = 'Disabled', error = {reason}
            where webhook_no = {webhook} and status = 'Enabled' and deleted_at is null
            """));
        if (disabled > 0)
        {
            await WriteOwnedEvent.RunAsync(OwnedKind.Webhook, webhook, OwnedEvent.Disabled, null, connection);
        }
    }

    private static string Json(WebhookCall call) => JsonSerializer.Serialize(call, WebhookJson.Default.WebhookCall);
}
