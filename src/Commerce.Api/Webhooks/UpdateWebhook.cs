using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Query.Sql;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Commerce.Api.Webhooks;

internal static class UpdateWebhook
{
    /// <summary>Change a webhook</summary>
    /// <remarks>
    /// What the body names, and nothing else. What waits to be delivered goes to the new address; `events` and `criteria`
    /// decide about what happens from now on.
    /// </remarks>
    public static async Task<Results<Tagged<Webhook>, ProblemResult>> Handle(
        WebhookId id, Body<WebhookChange> body, [AsParameters] ChangeWebhook change, IOptions<WebhookOptions> options)
    {
        var (after, refusal) = await change.RunAsync(id, async (before, connection) =>
        {
            var errors = new FieldErrors();
            var url = body.Names("url") ? body.Value.Url : before.Url;
            string[] events = body.Names("events") ? [.. body.Value.Events.Distinct()] : before.Events;
            var criteria = body.Names("criteria") ? body.Value.Criteria : before.Criteria;
            var description = body.Names("description") ? body.Value.Description : before.Description;
            WebhookRules.CheckUrl(errors, url, before.IsConnector, options.Value);
            WebhookRules.CheckFormat(errors, before.IsConnector ? WebhookRules.Connector : null, criteria);
            WebhookRules.CheckEvents(errors, events, before.IsConnector);
            WebhookRules.CheckCriteria(errors, criteria);
            WebhookRules.CheckDescription(errors, description);
            if (errors.Any)
            {
                return Problems.InvalidBody(errors);
            }

            if ((url, criteria, description) != (before.Url, before.Criteria, before.Description)
                || !events.SequenceEqual(before.Events))
            {
                await StoreAsync(id, url, events, criteria, description, connection);
                await WriteOwnedEvent.RunAsync(
                    OwnedKind.Webhook, id.Number, OwnedEvent.Updated, change.Caller, connection);
            }

            return null;
        });
        return refusal is not null ? refusal : change.Answer(after!);
    }

    private static Task<int> StoreAsync(
        WebhookId id, string url, string[] events, string? criteria, string? description, NpgsqlConnection connection) =>
        connection.ExecuteAsync(SqlText.Of($"""
            update webhook
            set url = {url}, events = {events}, criteria = {criteria}::text, description = {description}::text
            where webhook_no = {id.Number}
            """));
}
