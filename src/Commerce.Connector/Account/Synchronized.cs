using Commerce.Connector.Messages;
using Commerce.Connector.Relationships;

namespace Commerce.Connector.Account;

/// <summary>What a synchronisation has brought into view.</summary>
internal sealed record Synchronized(
    IReadOnlyList<StoredMessage> Messages, IReadOnlyList<SeenRelationship> Relationships, bool IsMore);
