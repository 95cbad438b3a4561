using Commerce.Connector.Account;
using Commerce.Connector.Attributes;

namespace Commerce.Connector.Items;

/// <summary>The side of a request that asks, while a request is checked or an answer applied.</summary>
/// <param name="Peer">The recipient's address; null where it is not known yet.</param>
/// <param name="RequestId">Null while the request has none.</param>
internal sealed record AskingSide(
    ConnectorAccount Me, string? Peer, string? RequestId, DateTimeOffset Now, AttributeStore Attributes);
