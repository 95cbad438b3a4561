using System.Text.Json.Nodes;
using Commerce.Connector.Attributes;
using Commerce.Connector.Contents;

namespace Commerce.Connector.Items;

/// <summary>Asks the recipient to take note of an attribute of the sender.</summary>
internal sealed class ShareAttributeRequestItem() : RequestItemType(
    "ShareAttributeRequestItem", Property.One("attribute", AttributeContents.Any), Property.Text("sourceAttributeId"),
    Property.Text("thirdPartyAddress").Optional())
{
    public override async Task<Verdict> CanAskAsync(JsonObject item, AskingSide side)
    {
        var sourceId = item.Text("sourceAttributeId")!;
        if (await side.Attributes.FindAsync(sourceId) is not { } source)
        {
            return InvalidItem($"The Attribute with the given sourceAttributeId '{sourceId}' does not exist.");
        }

        var attribute = item.Child("attribute");
        if (attribute.Text("owner") is not { Length: > 0 })
        {
            attribute = attribute.Copy();
            attribute["owner"] = side.Me.Address;
        }

        if (!JsonNode.DeepEquals(attribute, source.Content))
        {
            return InvalidItem(
                $"The provided {attribute.Type()} has a different content than the Attribute with the id '{sourceId}'.");
        }

        return attribute.Type() == AttributeContents.Identity
            ? await CanShareIdentityAsync(source, side)
            : CanShareRelationship(item, source, side);
    }

    public override async Task<JsonObject> AcceptAsync(JsonObject item, JsonObject decision, DecidingSide side)
    {
        var content = item.Child("attribute").Copy();
        content["owner"] = content.Text("owner") is { Length: > 0 } owner ? owner : side.Peer;
        var answer = Accepted("ShareAttributeAcceptResponseItem");
        answer["attributeId"] = await side.Attributes.AddSharedAsync(
            content, side.Peer, side.RequestId, null, item.Text("thirdPartyAddress"));
        return answer;
    }

    public override Task ApplyAsync(JsonObject item, JsonObject answer, AskingSide side)
    {
        var content = item.Child("attribute").Copy();
        content["owner"] = content.Text("owner") is { Length: > 0 } owner ? owner : side.Me.Address;
        return side.Attributes.AddReceivedAsync(
            answer.Text("attributeId")!, content, side.Peer!, side.RequestId!, item.Text("sourceAttributeId"),
            item.Text("thirdPartyAddress"));
    }

    private static async Task<Verdict> CanShareIdentityAsync(StoredAttribute source, AskingSide side)
    {
        if (source.Owner != side.Me.Address || source.SharePeer is not null)
        {
            return InvalidItem("The provided IdentityAttribute is not an own one of the repository: it belongs to somebody else, "
                + "or is a shared copy itself.");
        }

        return side.Peer is { } peer && await side.Attributes.IsSharedAsync(source.Id, peer)
            ? InvalidItem($"The IdentityAttribute with the given sourceAttributeId '{source.Id}' is already shared with the peer.")
            : Verdict.Right;
    }

    private static Verdict CanShareRelationship(JsonObject item, StoredAttribute source, AskingSide side)
    {
        if (source.SharePeer is null || source.SourceAttribute is not null)
        {
            return InvalidItem("The provided RelationshipAttribute exists in no relationship of its own.");
        }

        if (source.SharePeer == side.Peer)
        {
            return InvalidItem("The provided RelationshipAttribute already exists in the context of the Relationship with the peer.");
        }

        if (source.Content.Text("confidentiality") == "private")
        {
            return InvalidItem("The confidentiality of the given `attribute` is private. Therefore you are not allowed to share it.");
        }

        return item.Text("thirdPartyAddress") == source.SharePeer
            ? Verdict.Right
            : InvalidItem("When sharing a RelationshipAttribute with another Identity, the address of the peer of the Relationship in "
                + "which the RelationshipAttribute exists must be specified as `thirdPartyAddress`.");
    }
}
