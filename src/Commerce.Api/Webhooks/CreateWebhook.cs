using Commerce.Api.Accounts;
using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Commerce.Query.Sql;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Commerce.Api.Webhooks;

internal static class CreateWebhook
{
    private const int MostOfAccount = 50;

    /// <summary>Create a webhook</summary>
    /// <remarks>
    /// For the caller's own account, at most 50 of them. From now on its address is called with each event that the account
    /// may know of and that the webhook asks for: as `POST`, with the event as JSON, signed as the Standard Webhooks
    /// specification has it. The answer holds the `secret` for that, this once.
    /// </remarks>
    public static async Task<Results<Created<Webhook>, ProblemResult>> Handle(
        Body<NewWebhook> body, Caller caller, UnitOfWork work, WebhookKey keys, IOptions<WebhookOptions> options,
        TimeProvider clock, CancellationToken cancellation)
    {
        var made = body.Value;
        var errors = new FieldErrors();
        WebhookRules.CheckUrl(errors, made.Url, made.Format is not null, options.Value);
        WebhookRules.CheckFormat(errors, made.Format, made.Criteria);
        WebhookRules.CheckEvents(errors, made.Events, made.Format is not null);
        WebhookRules.CheckCriteria(errors, made.Criteria);
        WebhookRules.CheckDescription(errors, made.Description);
        if (errors.Any)
        {
            return Problems.InvalidBody(errors);
        }

        var key = await keys.GetAsync(cancellation);
        var connection = await work.BeginAsync();
        var present = await CountAsync(caller, connection);
        if (present >= MostOfAccount)
        {
            return Problems.Conflict(
                $"The account has {present} webhooks, the most that an account has. Delete one first.");
        }

        var secret = WebhookSecret.Create();
        var number = await FreeNumber.TakeAsync(
            number => InsertAsync(number, made, secret.Seal(number, key), caller, connection));
        await WriteOwnedEvent.RunAsync(OwnedKind.Webhook, number, OwnedEvent.Created, caller, connection);
        var full = WebhookFields.All.FullProjection;
        var row = (await WebhookRow.FindAsync(new WebhookId(number), full, caller, connection))!;
        await work.CommitAsync();
        return TypedResults.Created(
            row.Id.Href, row.ToWebhook(full, clock.GetUtcNow()) with { Secret = secret.Reveal() });
    }

    private static SqlText ConnectorPlace(NewWebhook made, Caller caller) => made.Format is null
        ? SqlText.Of($"null")
        : SqlText.Of($"(select coalesce(max(e.event_no), 0) from connector_event e where e.account_no = {caller.AccountNo})");

    /// <summary>Until the transaction ends nobody else makes one for the account.</summary>
    private static async Task<int> CountAsync(Caller caller, NpgsqlConnection connection)
    {
        await connection.FindAsync<int?>(SqlText.Of($"""
            select 1 from account where account_no = {caller.AccountNo} for no key update
            """));
        return await connection.FindAsync<int>(SqlText.Of($"""
            select count(*)::int from webhook o where {WebhookRow.OfAccount(caller)}
            """));
    }

    /// <summary>What happened before is not told: the webhook begins at the head of the feed.</summary>
    private static Task<int?> InsertAsync(
        int number, NewWebhook made, byte[] secret, Caller caller, NpgsqlConnection connection)
    {
        string[] events = [.. made.Events.Distinct()];
        return connection.FindAsync<int?>(SqlText.Of($"""
            insert into webhook (
                webhook_no, account_no, url, events, criteria, description, secret, place, connector_place, created_at)
            select {number}, {caller.AccountNo}, {made.Url}, {events}, {made.Criteria}::text, {made.Description}::text,
                {secret}, h.place, {ConnectorPlace(made, caller)}, date_trunc('milliseconds', clock_timestamp())
            from event_head h
            where h.feed = 0
            on conflict (webhook_no) do nothing
            returning webhook_no
            """));
    }
}
