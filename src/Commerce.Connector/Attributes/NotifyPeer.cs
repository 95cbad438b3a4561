using System.Text.Json.Nodes;
using Commerce.Connector.Contents;
using Commerce.Connector.Envelope;
using Commerce.Connector.Notifications;

namespace Commerce.Connector.Attributes;

/// <summary>Shares the new version of an own attribute with a peer that has an older one, and tells the peer.</summary>
internal static class NotifyPeer
{
    private const string Prefix = "error.runtime.attributes.";

    public static async Task<ConnectorAnswer> Handle(ConnectorCall call)
    {
        var peer = (await call.BodyAsync()).Text("peer");
        if (!Addresses.IsOne(peer))
        {
            throw ConnectorErrors.InvalidPropertyValue(
                peer is null ? "must have required property 'peer'" : "peer must match the pattern of an address");
        }

        var work = await call.BeginAsync();
        var attributes = new AttributeStore(work);
        var own = await attributes.FindAsync(call.Route("id")) ?? throw ConnectorErrors.NotFound("Attribute");
        if (own.SharePeer is not null)
        {
            throw ConnectorErrors.BadRequest(
                $"{Prefix}isNotRepositoryAttribute", $"Attribute '{own.Id}' is not a RepositoryAttribute.");
        }

        var before = await PredecessorAsync(own, peer!, attributes);
        var id = Ids.Notification();
        var successor = await attributes.AddNotifiedAsync(own.Content, before, id, own.Id);
        var both = await attributes.SucceedAndFindAsync(before.Id, successor, call.Dialect);
        await SendNotification.RunAsync(id, peer!, Item(before.Id, successor, own.Content), work);
        work.Tell("consumption.ownSharedAttributeSucceeded", both.Copy());
        both["notificationId"] = id;
        await call.CommitAsync(work);
        return ConnectorAnswer.Of(both);
    }

    public static JsonObject Item(string predecessor, string successor, JsonObject content) => new()
    {
        ["@type"] = NotificationItems.Succeeded,
        ["predecessorId"] = predecessor,
        ["successorId"] = successor,
        ["successorContent"] = content.Copy(),
    };

    private static async Task<StoredAttribute> PredecessorAsync(StoredAttribute own, string peer, AttributeStore attributes)
    {
        if (await attributes.FindSharedAsync(own.Id, peer) is { } shared)
        {
            throw ConnectorErrors.BadRequest(
                $"{Prefix}repositoryAttributeHasAlreadyBeenSharedWithPeer",
                $"RepositoryAttribute '{own.Id}' has already been shared with peer '{peer}'. ID of own shared IdentityAttribute: "
                + $"'{shared.Id}'.");
        }

        for (var version = own; version.Succeeds is { } id;)
        {
            version = (await attributes.FindAsync(id))!;
            if (await attributes.FindSharedAsync(id, peer) is not { } before)
            {
                continue;
            }

            return before.SucceededBy is null
                ? before
                : throw ConnectorErrors.BadRequest(
                    "error.consumption.attributes.cannotSucceedAttributesWithASuccessor",
                    $"The peer has a newer version than '{own.Id}' already: '{before.SucceededBy}'.");
        }

        throw ConnectorErrors.BadRequest(
            $"{Prefix}noPreviousVersionOfRepositoryAttributeHasBeenSharedWithPeerBefore",
            $"No previous version of the RepositoryAttribute '{own.Id}' has been shared with peer '{peer}' before. Share it by a "
            + "Request with a ShareAttributeRequestItem.");
    }
}
