using Commerce.Connector.Attributes;
using Commerce.Connector.Envelope;
using Commerce.Connector.Items;
using Commerce.Connector.Relationships;
using Npgsql;

namespace Commerce.Connector.Requests.Outgoing;

/// <summary>Tells whether a request could be made, item by item, and makes none.</summary>
internal static class ValidateRequest
{
    public static async Task<ConnectorAnswer> Handle(ConnectorCall call)
    {
        var body = await OutgoingBody.ReadAsync(call, needsPeer: false);
        var verdict = await call.Database.ReadAsync(
            connection => RunAsync(body, call, new AttributeStore(call.Me, connection), connection), call.Cancellation);
        return ConnectorAnswer.Of(verdict.ToJson());
    }

    public static async Task<Verdict> RunAsync(
        OutgoingBody body, ConnectorCall call, AttributeStore attributes, NpgsqlConnection connection)
    {
        var relationship = body.Peer is { } peer ? await RelationshipStore.WithAsync(peer, call.Me, connection) : null;
        return await CheckAsking.RunAsync(
            body.Content, new AskingSide(call.Me, body.Peer, null, call.Now, attributes), relationship?.Status);
    }
}
