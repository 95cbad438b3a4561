using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Commerce.Connector.Account;
using Commerce.Connector.Attributes;
using Commerce.Connector.Contents;
using Commerce.Connector.Envelope;
using Commerce.Connector.Items;
using Commerce.Connector.Requests;
using Commerce.Foundation.Database;
using Commerce.Query.Sql;

namespace Commerce.Connector.Templates;

/// <summary>Makes a template: an invitation to a relationship that is passed on by its reference.</summary>
internal static class CreateTemplate
{
    private const string TooLate = "error.runtime.relationshipTemplates.requestCannotExpireAfterRelationshipTemplate";

    public static async Task<ConnectorAnswer> Handle(ConnectorCall call)
    {
        var body = await call.BodyAsync();
        var expiresAt = Expiry(body, call);
        var most = Allocations(body);
        var protection = Protection.Read(body);
        var content = TemplateContent.Read(body["content"], call.IsOlder);
        var work = await call.BeginAsync();
        foreach (var name in new[] { TemplateContent.OnNew, TemplateContent.OnExisting })
        {
            if (content.Type() == TemplateContent.Requests && content[name] is JsonObject request)
            {
                await CheckAsync(request, expiresAt, isNew: name == TemplateContent.OnNew, call, work);
            }
        }

        var template = await InsertAsync(content, expiresAt, most, protection, work);
        await call.CommitAsync(work);
        return ConnectorAnswer.Of(template.ToJson(call.Me, call.Dialect));
    }

    /// <summary>What it asks for must be what could be asked for of a peer, and no longer than it lasts itself.</summary>
    private static async Task CheckAsync(
        JsonObject request, DateTimeOffset expiresAt, bool isNew, ConnectorCall call, AccountWork work)
    {
        request.Remove("id");
        if (RequestContent.ExpiresAt(request) > expiresAt)
        {
            throw ConnectorErrors.BadRequest(
                TooLate, "The expiration date of a Request cannot be later than that of the RelationshipTemplate that holds it.");
        }

        var side = new AskingSide(call.Me, null, null, call.Now, new AttributeStore(work));
        var verdict = await CheckAsking.RunAsync(request, side, null);
        if (!verdict.IsSuccess)
        {
            throw verdict.ToException();
        }

        if (isNew && request["expiresAt"] is null && !call.IsOlder)
        {
            request["expiresAt"] = expiresAt.ToWire();
        }
    }

    private static async Task<StoredTemplate> InsertAsync(
        JsonObject content, DateTimeOffset expiresAt, int? most, Protection protection, AccountWork work) =>
        (await work.Connection.FindAsync<StoredTemplate>(SqlText.Of($"""
            insert into connector_template as p (
                template_id, owner_no, owner_address, device, content, secret, expires_at, max_allocations, for_identity,
                password, is_pin, created_at)
            values (
                {Ids.Template()}, {work.Me.AccountNo}, {work.Me.Address}, {work.Me.Device}, {content.ToJsonString()}::jsonb,
                {TruncatedReference.NewSecret()}, {expiresAt}, {most}::int, {protection.ForIdentity}::text,
                {protection.Password}::text, {protection.IsPin}, {work.Now})
            returning {StoredTemplate.Columns}
            """)))!;

    private static DateTimeOffset Expiry(JsonObject body, ConnectorCall call)
    {
        if (body["expiresAt"] is null)
        {
            throw ConnectorErrors.InvalidPropertyValue("must have required property 'expiresAt'");
        }

        var expiresAt = WireTimes.Parse(body.Text("expiresAt"))
            ?? throw ConnectorErrors.InvalidPropertyValue("expiresAt must match ISO8601 datetime format");
        return expiresAt > call.Now
            ? expiresAt.ToMilliseconds()
            : throw ConnectorErrors.InvalidPropertyValue("'expiresAt' must be in the future");
    }

    private static int? Allocations(JsonObject body)
    {
        const string name = "maxNumberOfAllocations";
        if (body[name] is not { } given)
        {
            return null;
        }

        return given.GetValueKind() == JsonValueKind.Number
            && int.TryParse(given.ToJsonString(), NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most >= 1
                ? most
                : throw ConnectorErrors.InvalidPropertyValue($"{name} must be >= 1");
    }
}
