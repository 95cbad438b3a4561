using System.Text.Json.Nodes;
using Commerce.Connector.Attributes;
using Commerce.Connector.Contents;
using Commerce.Connector.Envelope;

namespace Commerce.Connector.Items;

/// <summary>An attribute that a recipient answers a query with: one that it has, or a new one.</summary>
/// <param name="Existing">Null where it is new.</param>
internal sealed record AnsweredAttribute(StoredAttribute? Existing, JsonObject Content)
{
    /// <summary>Reads which it is from a decision that names exactly one of two properties.</summary>
    /// <returns>Null where the decision is not right, which the verdict tells.</returns>
    public static async Task<(AnsweredAttribute? Answered, Verdict Verdict)> ReadAsync(
        JsonObject decision, string existing, string fresh, DecidingSide side)
    {
        var id = decision.Text(existing);
        if (id is null == decision[fresh] is null)
        {
            return (null, Verdict.Wrong(
                "invalidAcceptParameters", $"Exactly one of the properties `{existing}` and `{fresh}` is expected."));
        }

        if (id is not null)
        {
            return await side.Attributes.FindAsync(id) is { } stored
                ? (new AnsweredAttribute(stored, stored.Content), Verdict.Right)
                : (null, Verdict.Wrong("invalidAcceptParameters", $"There is no Attribute with the id '{id}'."));
        }

        try
        {
            var content = AttributeContents.Any.Read(decision[fresh]);
            content["owner"] = content.Text("owner") is { Length: > 0 } owner ? owner : side.Me.Address;
            return (new AnsweredAttribute(null, content), Verdict.Right);
        }
        catch (ConnectorException refused)
        {
            return (null, Verdict.Of(refused, "invalidAcceptParameters"));
        }
    }

    /// <summary>Shares it with the peer, and tells the answer: fully, or that the peer has it already.</summary>
    /// <param name="type">The answer's type where it is told fully.</param>
    public async Task<JsonObject> ShareAsync(string type, DecidingSide side)
    {
        if (Existing is { SharePeer: null } own)
        {
            if (await side.Attributes.FindSharedAsync(own.Id, side.Peer) is { } shared)
            {
                return Already(shared.Id);
            }

            if (own.Succeeds is { } before && await side.Attributes.FindSharedAsync(before, side.Peer) is { } predecessor)
            {
                return await SucceedAsync(predecessor, own, side);
            }

            return Told(type, await side.Attributes.AddSharedAsync(Content, side.Peer, side.RequestId, own.Id), null);
        }

        if (Existing is { } relationship)
        {
            return relationship.SharePeer == side.Peer
                ? Already(relationship.Id)
                : Told(
                    type, await side.Attributes.AddSharedAsync(
                        Content, side.Peer, side.RequestId, relationship.Id, relationship.SharePeer),
                    relationship.SharePeer);
        }

        var source = Content.Type() == AttributeContents.Identity ? (await side.Attributes.AddOwnAsync(Content)).Id : null;
        return Told(type, await side.Attributes.AddSharedAsync(Content, side.Peer, side.RequestId, source), null);
    }

    /// <summary>Keeps on the sender's side what an answer tells.</summary>
    public static async Task KeepAsync(JsonObject answer, AskingSide side)
    {
        switch (answer.Type())
        {
            case "AttributeSuccessionAcceptResponseItem":
                await side.Attributes.AddReceivedAsync(
                    answer.Text("successorId")!, answer.Child("successorContent").Copy(), side.Peer!, side.RequestId!);
                await side.Attributes.SucceedAsync(answer.Text("predecessorId")!, answer.Text("successorId")!);
                break;
            case "AttributeAlreadySharedAcceptResponseItem":
                break;
            default:
                await side.Attributes.AddReceivedAsync(
                    answer.Text("attributeId")!, answer.Child("attribute").Copy(), side.Peer!, side.RequestId!, null,
                    answer.Text("thirdPartyAddress"));
                break;
        }
    }

    private JsonObject Told(string type, string id, string? thirdParty) => new JsonObject
    {
        ["@type"] = type,
        ["result"] = "Accepted",
        ["attributeId"] = id,
        ["attribute"] = Content.Copy(),
        ["thirdPartyAddress"] = thirdParty,
    }.Compact();

    private static JsonObject Already(string id) => new()
    {
        ["@type"] = "AttributeAlreadySharedAcceptResponseItem",
        ["result"] = "Accepted",
        ["attributeId"] = id,
    };

    private async Task<JsonObject> SucceedAsync(StoredAttribute predecessor, StoredAttribute own, DecidingSide side)
    {
        var successor = await side.Attributes.AddSharedAsync(Content, side.Peer, side.RequestId, own.Id);
        await side.Attributes.SucceedAsync(predecessor.Id, successor);
        return new JsonObject
        {
            ["@type"] = "AttributeSuccessionAcceptResponseItem",
            ["result"] = "Accepted",
            ["predecessorId"] = predecessor.Id,
            ["successorId"] = successor,
            ["successorContent"] = Content.Copy(),
        };
    }
}
