using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Query.Sql;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Webhooks;

internal static class EnableWebhook
{
    /// <summary>Let a webhook be called again</summary>
    /// <remarks>
    /// What waited to be delivered when it was disabled is tried at once, from the first attempt on. What happened in between
    /// is not delivered; the event feed has it.
    /// </remarks>
    public static Task<Results<NoContent, Tagged<Webhook>, ProblemResult>> Handle(
        WebhookId id, [AsParameters] ChangeWebhook change) =>
        change.ActAsync(id, async (before, connection) =>
        {
            if (before.IsEnabled)
            {
                return Problems.Conflict($"{id} is Enabled already. You can: disable.");
            }

            await connection.ExecuteAsync(SqlText.Of($"""
                with w as (
                    update webhook
                    set status = 'Enabled', error = null, failing_since = null,
                        place = (select place from event_head where feed = 0)
                    where webhook_no = {id.Number}
                    returning webhook_no
                )
                update webhook_delivery d
                set attempts = 0, next_attempt_at = {change.Clock.GetUtcNow()}
                from w
                where d.webhook_no = w.webhook_no and d.status = 'Pending' and d.next_attempt_at is not null
                    and d.claim is null
                """));
            await WriteOwnedEvent.RunAsync(OwnedKind.Webhook, id.Number, OwnedEvent.Enabled, change.Caller, connection);
            return null;
        });
}
