using System.Text.Json.Nodes;
using Commerce.Connector.Envelope;
using Commerce.Connector.Notifications;

namespace Commerce.Connector.Attributes;

/// <summary>
/// Deletes an attribute that the caller has in common with a peer, with its older versions, and tells the peer: its copy stays,
/// marked as deleted by the other side.
/// </summary>
internal static class DeleteSharedAttribute
{
    private const string Prefix = "error.runtime.attributes.";

    /// <summary>A copy of an own attribute, or an own attribute of the relationship.</summary>
    public static Task<ConnectorAnswer> Own(ConnectorCall call) => RunAsync(
        call, NotificationItems.DeletedByOwner, attribute => attribute.SharePeer is not null && attribute.Owner == call.Me.Address,
        "isNotOwnSharedAttribute", "an own shared Attribute");

    /// <summary>What a peer has shared.</summary>
    public static Task<ConnectorAnswer> Peer(ConnectorCall call) => RunAsync(
        call, NotificationItems.DeletedByPeer,
        attribute => attribute.SharePeer is { } peer && attribute.Owner == peer && attribute.ThirdParty is null,
        "isNotPeerSharedAttribute", "a peer shared Attribute");

    /// <summary>What one has told the other of a relationship with somebody else.</summary>
    public static Task<ConnectorAnswer> ThirdParty(ConnectorCall call) => RunAsync(
        call, NotificationItems.ThirdPartyDeletedByPeer, attribute => attribute is { SharePeer: not null, ThirdParty: not null },
        "isNotThirdPartyRelationshipAttribute", "a ThirdPartyRelationshipAttribute");

    private static async Task<ConnectorAnswer> RunAsync(
        ConnectorCall call, string type, Func<StoredAttribute, bool> isOne, string code, string name)
    {
        var work = await call.BeginAsync();
        var attributes = new AttributeStore(work);
        var attribute = await attributes.FindAsync(call.Route("id")) ?? throw ConnectorErrors.NotFound("Attribute");
        if (!isOne(attribute))
        {
            throw ConnectorErrors.BadRequest(Prefix + code, $"Attribute '{attribute.Id}' is not {name}.");
        }

        var id = Ids.Notification();
        await attributes.DeleteVersionsAsync(attribute.Id);
        await SendNotification.RunAsync(
            id, attribute.SharePeer!, new JsonObject { ["@type"] = type, ["attributeId"] = attribute.Id }, work);
        work.Tell("consumption.attributeDeleted", attribute.ToJson());
        await call.CommitAsync(work);
        return ConnectorAnswer.Of(new JsonObject { ["notificationId"] = id });
    }
}
