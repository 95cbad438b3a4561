using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Commerce.Api.Webhooks;

/// <summary>Changes one webhook for a call: all of the effects in one transaction, or none.</summary>
internal sealed record ChangeWebhook(HttpContext Http, Caller Caller, UnitOfWork Work, TimeProvider Clock)
{
    /// <param name="change">Stores the change, or answers why it cannot be.</param>
    /// <param name="isOfObject">False where the version of the webhook is not what the call is about.</param>
    /// <returns>The webhook afterwards, or why nothing was changed.</returns>
    public async Task<(Webhook? After, ProblemResult? Refusal)> RunAsync(
        WebhookId id, Func<WebhookRow, NpgsqlConnection, Task<ProblemResult?>> change, bool isOfObject = true)
    {
        var connection = await Work.BeginAsync();
        var full = WebhookFields.All.FullProjection;
        if (await WebhookRow.LockAsync(id, Caller, connection) is not { } before)
        {
            return (null, Problems.NotFound());
        }

        if (isOfObject && WebhookTag.IsStale(Http, before.ToWebhook(full, Clock.GetUtcNow())))
        {
            return (null, Problems.PreconditionFailed());
        }

        if (await change(before, connection) is { } refusal)
        {
            return (null, refusal);
        }

        var after = await WebhookRow.FindAsync(id, full, Caller, connection);
        await Work.CommitAsync();
        return (after?.ToWebhook(full, Clock.GetUtcNow()), null);
    }

    /// <summary>A change that is answered with 204, or with the webhook where the caller wants it.</summary>
    public async Task<Results<NoContent, Tagged<Webhook>, ProblemResult>> ActAsync(
        WebhookId id, Func<WebhookRow, NpgsqlConnection, Task<ProblemResult?>> change)
    {
        var (after, refusal) = await RunAsync(id, change);
        return refusal is not null ? refusal
            : Representation.IsWanted(Http) ? Answer(after!)
            : TypedResults.NoContent();
    }

    public Tagged<Webhook> Answer(Webhook webhook) => new(webhook, WebhookTag.Of(Http, webhook));
}
