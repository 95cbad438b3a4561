using System.Text.Json.Nodes;
using Commerce.Connector.Contents;
using Commerce.Connector.Envelope;
using Commerce.Connector.Templates;
using Npgsql;

namespace Commerce.Connector.Relationships;

/// <summary>Asks the owner of a loaded template for a relationship, or tells whether that could be done.</summary>
internal static class CreateRelationship
{
    private const string Prefix = "error.transport.relationships.";

    private static readonly ContentFamily Contents = new(
        "RelationshipCreationContent",
        new ContentType("RelationshipCreationContent", Property.One("response", ResponseContent.Type)),
        new ContentType("ArbitraryRelationshipCreationContent", Property.Anything("value")));

    public static async Task<ConnectorAnswer> Check(ConnectorCall call)
    {
        var body = await call.BodyAsync();
        var error = await call.Database.ReadAsync(
            async connection => await ObstacleAsync(await TemplateAsync(body, call, connection), call, connection),
            call.Cancellation);
        return ConnectorAnswer.Of(new JsonObject
        {
            ["isSuccess"] = error is null,
            ["code"] = error?.Code,
            ["message"] = error?.Message,
        }.Compact());
    }

    public static async Task<ConnectorAnswer> Handle(ConnectorCall call)
    {
        var body = await call.BodyAsync();
        var content = Content(body, call);
        var work = await call.BeginAsync();
        var template = await TemplateAsync(body, call, work.Connection);
        if (await ObstacleAsync(template, call, work.Connection) is { } obstacle)
        {
            throw obstacle.ToException();
        }

        var added = await RelationshipStore.AddAsync(template, content, work) ?? throw Exists(template).ToException();
        var rendered = await RelationshipStore.RenderAsync(added, call.Me, call.Dialect, work.Connection);
        work.Tell(
            RelationshipStore.Changed,
            await RelationshipStore.RenderAsync(added, call.Me, call.Me.Spelling, work.Connection));
        await call.CommitAsync(work);
        return ConnectorAnswer.Of(rendered);
    }

    private static JsonObject Content(JsonObject body, ConnectorCall call)
    {
        var sent = body["creationContent"] ?? body["content"];
        if (sent is JsonObject given && Contents.Knows(given.Type()))
        {
            return Contents.Read(given);
        }

        return call.IsOlder
            ? sent as JsonObject is { } free ? free.Copy() : []
            : throw ConnectorErrors.InvalidPropertyValue(sent is null
                ? "must have required property 'creationContent'"
                : "The creationContent is neither RelationshipCreationContent nor ArbitraryRelationshipCreationContent.");
    }

    private static async Task<StoredTemplate> TemplateAsync(JsonObject body, ConnectorCall call, NpgsqlConnection connection)
    {
        var id = body.Text("templateId");
        if (!Ids.IsOf("RLT", id))
        {
            throw ConnectorErrors.InvalidPropertyValue(body["templateId"] is null
                ? "must have required property 'templateId'"
                : "templateId must match the pattern RLT[A-Za-z0-9]{17}");
        }

        return await GetTemplate.FindAsync(id!, call.Me, connection) ?? throw ConnectorErrors.NotFound("RelationshipTemplate");
    }

    /// <returns>What stands against it; null for nothing.</returns>
    private static async Task<ConnectorError?> ObstacleAsync(
        StoredTemplate template, ConnectorCall call, NpgsqlConnection connection)
    {
        if (template.OwnerNo == call.Me.AccountNo)
        {
            return Obstacle("cannotSendRelationshipToYourself", "The template is your own: nobody has a relationship with itself.");
        }

        if (template.ExpiresAt <= call.Now)
        {
            return Obstacle("relationshipTemplateIsExpired", $"The RelationshipTemplate '{template.Id}' has already expired.");
        }

        var present = await RelationshipStore.WithAsync(template.OwnerAddress, call.Me, connection);
        return present?.Status is null or RelationshipStatus.Rejected or RelationshipStatus.Revoked ? null : Exists(template);
    }

    private static ConnectorError Exists(StoredTemplate template) => Obstacle(
        "relationshipCurrentlyExists",
        $"A Relationship with '{template.OwnerAddress}' exists, or one of the past is not decomposed by both sides yet.");

    private static ConnectorError Obstacle(string code, string message) =>
        new(StatusCodes.Status400BadRequest, Prefix + code, message);
}
