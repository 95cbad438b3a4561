using Commerce.Connector.Account;
using Commerce.Connector.Attributes;

namespace Commerce.Connector.Items;

/// <summary>The side of a request that decides.</summary>
/// <param name="Peer">The sender's address.</param>
internal sealed record DecidingSide(
    ConnectorAccount Me, string Peer, string RequestId, DateTimeOffset Now, AttributeStore Attributes);
