using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Query.Sql;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Webhooks;

internal static class DisableWebhook
{
    /// <summary>Stop a webhook</summary>
    /// <remarks>
    /// It is not called until it is enabled again. What waits to be delivered waits on; what happens in between is not
    /// delivered.
    /// </remarks>
    public static Task<Results<NoContent, Tagged<Webhook>, ProblemResult>> Handle(
        WebhookId id, [AsParameters] ChangeWebhook change) =>
        change.ActAsync(id, async (before, connection) =>
        {
            if (!before.IsEnabled)
            {
                return Problems.Conflict($"{id} is Disabled already. You can: enable.");
            }

            await connection.ExecuteAsync(SqlText.Of($"""
                update webhook set status = 'Disabled' where webhook_no = {id.Number}
                """));
            await WriteOwnedEvent.RunAsync(OwnedKind.Webhook, id.Number, OwnedEvent.Disabled, change.Caller, connection);
            return null;
        });
}
