using System.Text.Json.Nodes;
using Commerce.Connector.Contents;
using Commerce.Connector.Envelope;

namespace Commerce.Connector.Requests.Outgoing;

/// <summary>What a request is made of.</summary>
/// <param name="Content">Read and checked, without an id.</param>
/// <param name="Peer">Null where none is named.</param>
internal sealed record OutgoingBody(JsonObject Content, string? Peer)
{
    /// <exception cref="ConnectorException">400: a field is missing or is not what it should be.</exception>
    public static async Task<OutgoingBody> ReadAsync(ConnectorCall call, bool needsPeer)
    {
        var body = await call.BodyAsync();
        if (body["content"] is not JsonObject sent)
        {
            throw ConnectorErrors.InvalidPropertyValue(body["content"] is null
                ? "must have required property 'content'"
                : "content must be object");
        }

        if (sent["@type"] is not null && sent.Type() != RequestContent.Name)
        {
            throw ConnectorErrors.InvalidPropertyValue("content/@type must be equal to constant 'Request'");
        }

        var peer = body.Text("peer");
        if (needsPeer && body["peer"] is null)
        {
            throw ConnectorErrors.InvalidPropertyValue("must have required property 'peer'");
        }

        if (body["peer"] is not null && !Addresses.IsOne(peer))
        {
            throw ConnectorErrors.InvalidPropertyValue("peer must match the pattern of an address");
        }

        var content = RequestContent.Type.Read(sent);
        content.Remove("id");
        return new OutgoingBody(content, peer);
    }
}
