namespace Commerce.Connector.Notifications;

/// <summary>What a notification tells a peer, by the <c>@type</c> of its items.</summary>
internal static class NotificationItems
{
    public const string DeletedByOwner = "OwnSharedAttributeDeletedByOwnerNotificationItem";
    public const string DeletedByPeer = "PeerSharedAttributeDeletedByPeerNotificationItem";
    public const string ThirdPartyDeletedByPeer = "ThirdPartyRelationshipAttributeDeletedByPeerNotificationItem";
    public const string Succeeded = "PeerSharedAttributeSucceededNotificationItem";
}
