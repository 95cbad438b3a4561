using System.Text.Json.Nodes;
using Commerce.Connector.Contents;
using Commerce.Connector.Envelope;
using Commerce.Connector.Files;

namespace Commerce.Connector.Items;

/// <summary>Offers the recipient a file: by accepting it gets a copy of its own, and tells the sender the reference.</summary>
internal sealed class TransferFileOwnershipRequestItem() : RequestItemType(
    "TransferFileOwnershipRequestItem", Property.Text("fileReference"), Property.Text("ownershipToken", max: 100).Optional())
{
    public override async Task<Verdict> CanAskAsync(JsonObject item, AskingSide side) =>
        await TransferFile.FindAsync(Reference(item), side.Attributes.Connection) is { } file && file.OwnerNo == side.Me.AccountNo
            ? file.ExpiresAt > side.Now ? Verdict.Right : InvalidItem($"The File '{file.Id}' has expired.")
            : InvalidItem("The File that the `fileReference` refers to does not exist, or is not owned by you.");

    public override async Task<Verdict> CanAcceptAsync(JsonObject item, JsonObject decision, DecidingSide side) =>
        await TransferFile.FindAsync(Reference(item), side.Attributes.Connection) is { } file && file.OwnerAddress == side.Peer
            ? file.ExpiresAt > side.Now ? Verdict.Right : InvalidItem($"The File '{file.Id}' has expired.")
            : InvalidItem("The File that the `fileReference` refers to does not exist, or is not owned by the peer.");

    public override async Task<JsonObject> AcceptAsync(JsonObject item, JsonObject decision, DecidingSide side)
    {
        var file = await TransferFile.RunAsync(Reference(item), side.Me, side.Now, side.Attributes.Connection);
        var content = AttributeContents.IdentityAttribute.Read(new JsonObject
        {
            ["@type"] = AttributeContents.Identity,
            ["owner"] = side.Me.Address,
            ["value"] = new JsonObject { ["@type"] = "IdentityFileReference", ["value"] = file.Reference.ToWire() },
        });
        var own = await side.Attributes.AddOwnAsync(content);
        var answer = Accepted("TransferFileOwnershipAcceptResponseItem");
        answer["attributeId"] = await side.Attributes.AddSharedAsync(content, side.Peer, side.RequestId, own.Id);
        answer["attribute"] = content;
        return answer;
    }

    public override Task ApplyAsync(JsonObject item, JsonObject answer, AskingSide side) => side.Attributes.AddReceivedAsync(
        answer.Text("attributeId")!, answer.Child("attribute").Copy(), side.Peer!, side.RequestId!);

    protected override void CheckContent(JsonObject item)
    {
        if (TruncatedReference.Parse(item.Text("fileReference")) is not { } reference || !Ids.IsOf("FIL", reference.Id))
        {
            throw ConnectorErrors.Deserialization(Name, "fileReference", "Value is no reference of a file");
        }
    }

    private static TruncatedReference Reference(JsonObject item) => TruncatedReference.Parse(item.Text("fileReference"))!;
}
