using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Commerce.Connector.Contents;
using Commerce.Connector.Envelope;
using Commerce.Connector.Relationships;
using Commerce.Foundation.Database;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Connector.Challenges;

/// <summary>Tells whether a challenge was signed for who it says, and which relationship the caller has with them.</summary>
internal static class ValidateChallenge
{
    private const int LongestText = 10_000;
    private const string Prefix = "error.runtime.challenges.";

    public static async Task<ConnectorAnswer> Handle(ConnectorCall call)
    {
        var body = await call.BodyAsync();
        var (text, signature) = (Required(body, "challengeString"), Required(body, "signature"));
        var challenge = Read(text);
        var key = await call.Http.RequestServices.GetRequiredService<SigningKeys>().GetAsync(Challenge.Purpose, call.Cancellation);
        bool IsSignedFor(string scope) => Challenge.IsSigned(text, scope, signature, key);
        return await call.Database.ReadAsync(
            async connection =>
            {
                var id = challenge.Text("type") == Challenge.Relationship
                    ? (await RelationshipsAsync(call, connection)).FirstOrDefault(IsSignedFor)
                    : null;
                var isValid = challenge.Text("type") switch
                {
                    Challenge.Relationship => id is not null,
                    Challenge.Identity => challenge.Text("createdBy") is { } address && IsSignedFor(address),
                    Challenge.Device => challenge.Text("createdByDevice") is { } device && IsSignedFor(device),
                    _ => false,
                };
                if (!isValid || !(WireTimes.Parse(challenge.Text("expiresAt")) > call.Now))
                {
                    return ConnectorAnswer.Of(new JsonObject { ["isValid"] = false });
                }

                var relationship = id is null
                    ? await RelationshipStore.WithAsync(challenge.Text("createdBy") ?? "", call.Me, connection)
                    : await RelationshipStore.FindAsync(id, call.Me, connection);
                return ConnectorAnswer.Of(new JsonObject
                {
                    ["isValid"] = true,
                    ["correspondingRelationship"] = relationship is null
                        ? null
                        : await RelationshipStore.RenderAsync(relationship, call.Me, call.Dialect, connection),
                }.Compact());
            },
            call.Cancellation);
    }

    private static Task<IReadOnlyList<string>> RelationshipsAsync(ConnectorCall call, NpgsqlConnection connection) =>
        connection.ListAsync<string>(SqlText.Of($"""
            select s.relationship_id
            from connector_relationship_side s
            where s.account_no = {call.Me.AccountNo} and s.status is not null
            """));

    private static string Required(JsonObject body, string name) => body.Text(name) switch
    {
        null => throw ConnectorErrors.InvalidPropertyValue(
            body[name] is null ? $"must have required property '{name}'" : $"{name} must be string"),
        { Length: > LongestText } => throw ConnectorErrors.InvalidPropertyValue(
            $"{name} must NOT have more than {LongestText} characters"),
        var text => text,
    };

    private static JsonObject Read(string text)
    {
        try
        {
            return EnvelopeJson.Parse(Encoding.UTF8.GetBytes(text)) as JsonObject ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw ConnectorErrors.BadRequest($"{Prefix}invalidChallenge", "The challengeString is invalid.");
        }
    }
}
