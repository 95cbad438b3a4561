using System.Text.Json.Nodes;
using Commerce.Connector.Contents;

namespace Commerce.Connector.Items;

/// <summary>Asks the recipient to delete its copy of an attribute of the sender.</summary>
internal sealed class DeleteAttributeRequestItem() : RequestItemType("DeleteAttributeRequestItem", Property.Text("attributeId"))
{
    public override async Task<Verdict> CanAskAsync(JsonObject item, AskingSide side)
    {
        var id = item.Text("attributeId")!;
        if (await side.Attributes.FindAsync(id) is not { } attribute)
        {
            return InvalidItem($"The Attribute with the id '{id}' does not exist.");
        }

        if (attribute.Owner != side.Me.Address || attribute.SharePeer is null)
        {
            return InvalidItem("Only own shared Attributes can be requested to be deleted.");
        }

        if (side.Peer is not null && attribute.SharePeer != side.Peer)
        {
            return InvalidItem("The Attribute is not shared with the recipient.");
        }

        return attribute.DeletionStatus is "DeletedByPeer" or "ToBeDeletedByPeer" or "DeletionRequestSent"
            ? InvalidItem("The deletion of the Attribute has been requested or done already.")
            : Verdict.Right;
    }

    public override Task<Verdict> CanAcceptAsync(JsonObject item, JsonObject decision, DecidingSide side) =>
        Task.FromResult(WireTimes.Parse(decision.Text("deletionDate")) is { } date
            ? date > side.Now
                ? Verdict.Right
                : InvalidAcceptance("The deletionDate must be in the future.")
            : InvalidAcceptance("A deletionDate in ISO 8601 is expected."));

    public override async Task<JsonObject> AcceptAsync(JsonObject item, JsonObject decision, DecidingSide side)
    {
        var date = WireTimes.Parse(decision.Text("deletionDate"))!.Value;
        await side.Attributes.SetDeletionAsync(item.Text("attributeId")!, "ToBeDeleted", date);
        var answer = Accepted("DeleteAttributeAcceptResponseItem");
        answer["deletionDate"] = date.ToWire();
        return answer;
    }

    public override Task ApplyAsync(JsonObject item, JsonObject answer, AskingSide side) =>
        side.Attributes.SetDeletionAsync(
            item.Text("attributeId")!, "ToBeDeletedByPeer", WireTimes.Parse(answer.Text("deletionDate")) ?? side.Now);
}
