using System.Text.Json.Nodes;
using Commerce.Connector.Account;
using Commerce.Connector.Contents;
using Commerce.Connector.Envelope;
using Commerce.Connector.Tokens;
using Commerce.Foundation.Database;
using Commerce.Query.Sql;

namespace Commerce.Connector.Templates;

/// <summary>
/// Loads somebody's template by its reference, or by that of a token which refers to it. What it asks for is put up for the
/// caller's decision; the first to load it take its allocations, and who has loaded it once may do so again.
/// </summary>
internal static class LoadTemplate
{
    private const string NotFound = "RelationshipTemplate";

    public static async Task<ConnectorAnswer> Handle(ConnectorCall call)
    {
        var body = await call.BodyAsync();
        var (reference, password) = Read(body);
        var work = await call.BeginAsync();
        if (Ids.IsOf("TOK", reference.Id))
        {
            reference = TokenContent.Template((await OpenToken.RunAsync(reference, password, call, work)).Content);
        }

        var locked = await LockAsync(reference, work);
        if (locked.OwnerNo != work.Me.AccountNo && !await IsLoadedAsync(locked, work))
        {
            await EnterAsync(locked, password, call, work);
            await TakeAsync(locked, work);
        }

        var template = (await GetTemplate.FindAsync(locked.Id, work.Me, work.Connection))!;
        if (template.OwnerNo != work.Me.AccountNo)
        {
            work.Tell("transport.peerRelationshipTemplateLoaded", template.ToJson(work.Me, work.Me.Spelling));
            await ProcessTemplate.RunAsync(template, work);
        }

        await call.CommitAsync(work);
        return ConnectorAnswer.Of(template.ToJson(call.Me, call.Dialect));
    }

    private static (TruncatedReference Reference, string? Password) Read(JsonObject body)
    {
        var isOlder = body["reference"] is null && body["id"] is not null;
        if (!isOlder && body["reference"] is null)
        {
            throw ConnectorErrors.InvalidPropertyValue("must have required property 'reference'");
        }

        // Older clients send the two parts of a reference apart.
        var reference = isOlder
            ? body.Text("id") is { } id && body.Text("secretKey") is { Length: > 0 } secret ? new TruncatedReference(id, secret) : null
            : TruncatedReference.Parse(body.Text("reference"));
        return reference is not null && (Ids.IsOf("RLT", reference.Id) || (!isOlder && Ids.IsOf("TOK", reference.Id)))
            ? (reference, body.Text("password"))
            : throw ConnectorErrors.InvalidPropertyValue(TruncatedReference.Invalid);
    }

    private static async Task<Locked> LockAsync(TruncatedReference reference, AccountWork work)
    {
        var found = await work.Connection.FindAsync<Locked>(SqlText.Of($"""
            select p.template_id as id, p.owner_no, p.secret, p.expires_at, p.max_allocations, p.allocations, p.for_identity,
                p.password, p.locked_until
            from connector_template p
            where p.template_id = {reference.Id}
            for no key update
            """));
        return found is not null && reference.Opens(found.Secret) && !(found.ExpiresAt <= work.Now)
            ? found
            : throw ConnectorErrors.NotFound(NotFound);
    }

    private static async Task<bool> IsLoadedAsync(Locked template, AccountWork work) =>
        await work.Connection.FindAsync<bool>(SqlText.Of($"""
            select exists (
                select from connector_template_side
                where account_no = {work.Me.AccountNo} and template_id = {template.Id})
            """));

    private static async Task EnterAsync(Locked template, string? password, ConnectorCall call, AccountWork work)
    {
        var guard = new Guard(NotFound, template.ForIdentity, template.Password, template.LockedUntil);
        guard.RefuseUnlessMeant(work);
        if (template.Allocations >= template.MaxAllocations)
        {
            throw ConnectorErrors.NotFound(NotFound);
        }

        if (!guard.IsOpenedBy(password, work))
        {
            throw await guard.CountTryAsync(
                SqlText.Of($"connector_template"), SqlText.Of($"template_id = {template.Id}"), call);
        }
    }

    private static Task<int> TakeAsync(Locked template, AccountWork work) => work.Connection.ExecuteAsync(SqlText.Of($"""
        with taken as (
            update connector_template
            set allocations = allocations + 1, failed_tries = 0
            where template_id = {template.Id}
        )
        insert into connector_template_side (account_no, template_id, loaded_at)
        values ({work.Me.AccountNo}, {template.Id}, {work.Now})
        """));

    private sealed record Locked(
        string Id, int OwnerNo, string Secret, DateTimeOffset? ExpiresAt, int? MaxAllocations, int Allocations,
        string? ForIdentity, string? Password, DateTimeOffset? LockedUntil);
}
