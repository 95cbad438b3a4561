using System.Text.Json.Nodes;
using Commerce.Connector.Account;
using Commerce.Connector.Attributes;
using Commerce.Connector.Contents;
using Commerce.Connector.Envelope;
using Commerce.Connector.Messages;

namespace Commerce.Connector.Notifications;

/// <summary>
/// Does what a notification tells. Anybody may have written it by hand: what is not about an attribute that the account
/// shares with the sender is passed over.
/// </summary>
internal static class ReceiveNotification
{
    private const int MostItems = 100;

    public static async Task RunAsync(StoredMessage message, AccountWork work)
    {
        var content = message.Content;
        if (content["items"] is not JsonArray items)
        {
            return;
        }

        foreach (var item in items.OfType<JsonObject>().Take(MostItems))
        {
            await (item.Type() switch
            {
                NotificationItems.DeletedByOwner => DeletedByOwnerAsync(item, message.SenderAddress, work),
                NotificationItems.DeletedByPeer => DeletedByPeerAsync(
                    item, message.SenderAddress, "consumption.peerSharedAttributeDeletedByPeer", isThirdParty: false, work),
                NotificationItems.ThirdPartyDeletedByPeer => DeletedByPeerAsync(
                    item, message.SenderAddress, "consumption.thirdPartyRelationshipAttributeDeletedByPeer",
                    isThirdParty: true, work),
                NotificationItems.Succeeded => SucceededAsync(item, content.Text("id")!, message.SenderAddress, work),
                _ => Task.CompletedTask,
            });
        }
    }

    /// <summary>The account keeps its copy: it is told that the owner has none any more.</summary>
    private static async Task DeletedByOwnerAsync(JsonObject item, string sender, AccountWork work)
    {
        if (await FindAsync(item, "attributeId", sender, work) is { DeletionStatus: null } attribute && attribute.Owner == sender)
        {
            await MarkAsync(attribute, "DeletedByOwner", "consumption.ownSharedAttributeDeletedByOwner", work);
        }
    }

    private static async Task DeletedByPeerAsync(
        JsonObject item, string sender, string trigger, bool isThirdParty, AccountWork work)
    {
        if (await FindAsync(item, "attributeId", sender, work) is { DeletionStatus: not "DeletedByPeer" } attribute
            && (isThirdParty ? attribute.ThirdParty is not null : attribute.Owner == work.Me.Address))
        {
            await MarkAsync(attribute, "DeletedByPeer", trigger, work);
        }
    }

    private static async Task MarkAsync(StoredAttribute attribute, string status, string trigger, AccountWork work)
    {
        var attributes = new AttributeStore(work);
        await attributes.SetDeletionOfVersionsAsync(attribute.Id, status, work.Now);
        work.Tell(trigger, (await attributes.FindAsync(attribute.Id))!.ToJson());
    }

    private static async Task SucceededAsync(JsonObject item, string notificationId, string sender, AccountWork work)
    {
        var attributes = new AttributeStore(work);
        if (await FindAsync(item, "predecessorId", sender, work) is not { SucceededBy: null } before || before.Owner != sender
            || item.Text("successorId") is not { } id || !Ids.IsOf("ATT", id) || await attributes.FindAsync(id) is not null
            || Read(item["successorContent"]) is not { } content || !SucceedAttribute.Fits(before.Content, content))
        {
            return;
        }

        await attributes.AddTakenOverAsync(id, content, before, notificationId);
        var both = await attributes.SucceedAndFindAsync(before.Id, id, work.Me.Spelling);
        work.Tell("consumption.peerSharedAttributeSucceeded", both);
    }

    private static async Task<StoredAttribute?> FindAsync(JsonObject item, string name, string sender, AccountWork work) =>
        item.Text(name) is { } id && await new AttributeStore(work).FindAsync(id) is { } found && found.SharePeer == sender
            ? found
            : null;

    private static JsonObject? Read(JsonNode? sent)
    {
        try
        {
            return AttributeContents.Any.Read(sent);
        }
        catch (ConnectorException)
        {
            return null;
        }
    }
}
