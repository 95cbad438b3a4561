using Commerce.Api.AuditTrail;
using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Query.Sql;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Webhooks;

internal static class DeleteWebhook
{
    /// <summary>Delete a webhook</summary>
    /// <remarks>It is not called again, also with what waits to be delivered; a call that is at work is not taken back.</remarks>
    public static async Task<Results<NoContent, ProblemResult>> Handle(WebhookId id, [AsParameters] ChangeWebhook change)
    {
        var (_, refusal) = await change.RunAsync(id, async (_, connection) =>
        {
            var subject = SqlText.Of($"""
                select o.deleted_at as at, null::bigint as request_no, o.webhook_no::bigint as object_no,
                    case when a.type = 'Client' then a.account_no end as client_no,
                    case when a.type = 'Vendor' then a.account_no end as vendor_no,
                    a.type = 'Client' as client_visible, a.type = 'Vendor' as vendor_visible, true as operations_visible
                from o
                join account a on a.account_no = o.account_no
                """);
            await connection.ExecuteAsync(SqlText.Of($"""
                with o as (
                    update webhook
                    set deleted_at = date_trunc('milliseconds', clock_timestamp()), status = 'Disabled', secret = '',
                        previous_secret = null, previous_until = null
                    where webhook_no = {id.Number}
                    returning *
                )
                {WriteRecord.Of(EventTypes.WebhookDeleted, change.Caller, subject)}
                """));
            return null;
        });
        return refusal is not null ? refusal : TypedResults.NoContent();
    }
}
