using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Commerce.Query;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Webhooks;

internal static class GetWebhook
{
    /// <summary>Read a webhook</summary>
    /// <remarks>By its own account; to every other there is none. The secret is nowhere to be read.</remarks>
    public static async Task<Results<Tagged<Webhook>, ProblemResult>> Handle(
        WebhookId id, Caller caller, HttpContext http, ConnectionPool database, TimeProvider clock,
        CancellationToken cancellation)
    {
        var raw = RawQuery.Of(http);
        var projection = ListQuery.ParseSelect(raw, WebhookFields.All);
        var row = await database.ReadAsync(
            connection => WebhookRow.FindAsync(id, projection, caller, connection), cancellation);
        if (row is null)
        {
            return Problems.NotFound();
        }

        var webhook = row.ToWebhook(projection, clock.GetUtcNow());
        return new Tagged<Webhook>(webhook, raw.Length == 0 ? WebhookTag.Of(http, webhook) : null);
    }
}
