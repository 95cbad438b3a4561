using System.Text.Json.Nodes;
using Commerce.Connector.Contents;

namespace Commerce.Connector.Items;

/// <summary>Asks the recipient to keep an attribute: one of its own, or one of the relationship.</summary>
internal sealed class CreateAttributeRequestItem() : RequestItemType(
    "CreateAttributeRequestItem", Property.One("attribute", AttributeContents.Any))
{
    public override Task<Verdict> CanAskAsync(JsonObject item, AskingSide side)
    {
        var attribute = item.Child("attribute");
        var owner = attribute.Text("owner")!;
        var isRecipient = owner.Length == 0 || side.Peer is null || owner == side.Peer;
        var isSelf = owner == side.Me.Address;
        return Task.FromResult(attribute.Type() == AttributeContents.Identity
            ? isSelf
                ? InvalidItem("The owner of the provided IdentityAttribute for the `attribute` property cannot be the sender. "
                    + "Own IdentityAttributes are shared with a ShareAttributeRequestItem.")
                : isRecipient
                    ? Verdict.Right
                    : InvalidItem("The owner of the provided IdentityAttribute for the `attribute` property can only be the "
                        + "Recipient's Address or an empty string.")
            : isSelf || isRecipient
                ? Verdict.Right
                : InvalidItem("The owner of the provided RelationshipAttribute for the `attribute` property can only be the "
                    + "Sender's Address, the Recipient's Address or an empty string."));
    }

    public override async Task<JsonObject> AcceptAsync(JsonObject item, JsonObject decision, DecidingSide side)
    {
        var content = item.Child("attribute").Copy();
        content["owner"] = content.Text("owner") is { Length: > 0 } owner ? owner : side.Me.Address;
        string id;
        if (content.Type() == AttributeContents.Identity)
        {
            var own = await side.Attributes.AddOwnAsync(content);
            id = await side.Attributes.AddSharedAsync(content, side.Peer, side.RequestId, own.Id);
        }
        else
        {
            id = await side.Attributes.AddSharedAsync(content, side.Peer, side.RequestId, null);
        }

        var answer = Accepted("CreateAttributeAcceptResponseItem");
        answer["attributeId"] = id;
        return answer;
    }

    public override Task ApplyAsync(JsonObject item, JsonObject answer, AskingSide side)
    {
        var content = item.Child("attribute").Copy();
        content["owner"] = content.Text("owner") is { Length: > 0 } owner ? owner : side.Peer;
        return side.Attributes.AddReceivedAsync(answer.Text("attributeId")!, content, side.Peer!, side.RequestId!);
    }
}
