using System.Text.Json.Nodes;
using Commerce.Connector.Contents;
using Commerce.Connector.Envelope;
using Commerce.Connector.Relationships;
using Commerce.Foundation.Database;

namespace Commerce.Connector.Challenges;

/// <summary>Makes a text that the service signs for the caller, by which it proves within ten minutes who it is.</summary>
internal static class CreateChallenge
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    public static async Task<ConnectorAnswer> Handle(ConnectorCall call)
    {
        var body = await call.BodyAsync();
        var type = body.Text("challengeType");
        var scope = type switch
        {
            Challenge.Identity => call.Me.Address,
            Challenge.Device => call.Me.Device,
            Challenge.Relationship => await RelationshipAsync(body, call),
            null => throw ConnectorErrors.InvalidPropertyValue("must have required property 'challengeType'"),
            _ => throw ConnectorErrors.InvalidPropertyValue("challengeType must be equal to one of the allowed values"),
        };
        var challenge = new JsonObject
        {
            ["id"] = Ids.Challenge(),
            ["expiresAt"] = (call.Now + Lifetime).ToWire(),
            // Who asks by a relationship is known by it alone.
            ["createdBy"] = type == Challenge.Relationship ? null : call.Me.Address,
            ["createdByDevice"] = type == Challenge.Relationship ? null : call.Me.Device,
            ["type"] = type,
        }.Compact();
        var text = challenge.ToJsonString();
        var keys = call.Http.RequestServices.GetRequiredService<SigningKeys>();
        challenge["signature"] = Challenge.Sign(text, scope, await keys.GetAsync(Challenge.Purpose, call.Cancellation));
        challenge["challengeString"] = text;
        return ConnectorAnswer.Of(challenge);
    }

    private static async Task<string> RelationshipAsync(JsonObject body, ConnectorCall call)
    {
        var id = body.Text("relationship")
            ?? throw ConnectorErrors.InvalidPropertyValue("must have required property 'relationship'");
        return (await call.Database.ReadAsync(
            connection => RelationshipStore.GetAsync(id, call.Me, connection), call.Cancellation)).Id;
    }
}
