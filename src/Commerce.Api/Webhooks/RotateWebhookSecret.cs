using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Query.Sql;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Webhooks;

internal static class RotateWebhookSecret
{
    /// <summary>Exchange the secret of a webhook</summary>
    /// <remarks>
    /// Calls are signed with the new secret at once, and with that of before as well until the overlap ends: a receiver that
    /// knows either takes them all. The answer holds the new `secret`, this once.
    /// </remarks>
    public static async Task<Results<Ok<Webhook>, ProblemResult>> Handle(
        WebhookId id, Body<WebhookRotation> body, [AsParameters] ChangeWebhook change, WebhookKey keys,
        CancellationToken cancellation)
    {
        var errors = new FieldErrors();
        body.Value.Check(errors);
        if (errors.Any)
        {
            return Problems.InvalidBody(errors);
        }

        var secret = WebhookSecret.Create();
        var sealedSecret = secret.Seal(id.Number, await keys.GetAsync(cancellation));
        DateTimeOffset? until = body.Value.Overlap > TimeSpan.Zero
            ? change.Clock.GetUtcNow().Add(body.Value.Overlap)
            : null;
        var (after, refusal) = await change.RunAsync(id, async (_, connection) =>
        {
            await connection.ExecuteAsync(SqlText.Of($"""
                update webhook
                set previous_secret = case when {until}::timestamptz is not null then secret end,
                    previous_until = {until}::timestamptz, secret = {sealedSecret}
                where webhook_no = {id.Number}
                """));
            await WriteOwnedEvent.RunAsync(OwnedKind.Webhook, id.Number, OwnedEvent.Rotated, change.Caller, connection);
            return null;
        });
        return refusal is not null
            ? refusal
            : TypedResults.Ok(after! with { Secret = secret.Reveal() });
    }
}
