using System.Text.Json.Nodes;
using Commerce.Connector.Attributes.Queries;
using Commerce.Connector.Contents;

namespace Commerce.Connector.Items;

/// <summary>Asks for an attribute and proposes what it may be.</summary>
internal sealed class ProposeAttributeRequestItem() : RequestItemType(
    "ProposeAttributeRequestItem", Property.One("query", Queries), Property.One("attribute", AttributeContents.Any))
{
    private static readonly ContentFamily Queries = new(
        "ProposeAttributeRequestItem.query", AttributeContents.IdentityAttributeQuery,
        AttributeContents.RelationshipAttributeQuery, AttributeContents.IqlAttributeQuery);

    public override Task<Verdict> CanAskAsync(JsonObject item, AskingSide side)
    {
        var (query, attribute) = (item.Child("query"), item.Child("attribute"));
        if (attribute.Text("owner") is { Length: > 0 })
        {
            return Task.FromResult(InvalidItem("The owner of the provided `attribute` can only be an empty string."));
        }

        if (query.Text("owner") is { Length: > 0 })
        {
            return Task.FromResult(InvalidItem("The owner of the given `query` can only be an empty string."));
        }

        if (query.Type() == AttributeContents.IqlQuery && IqlQuery.Fault(query.Text("queryString")!) is { } fault)
        {
            return Task.FromResult(InvalidItem($"The query is no IQL: {fault}"));
        }

        // As the recipient would be asked it, were it to own the attribute.
        const string recipient = "recipient";
        var owned = attribute.Copy();
        owned["owner"] = recipient;
        return Task.FromResult(AttributeQueries.Mismatch(query, owned, recipient, side.Me.Address) is { } mismatch
            ? InvalidItem(mismatch)
            : Verdict.Right);
    }

    public override async Task<Verdict> CanAcceptAsync(JsonObject item, JsonObject decision, DecidingSide side)
    {
        var (answered, verdict) = await AnsweredAttribute.ReadAsync(decision, "attributeId", "attribute", side);
        return answered is null
            ? verdict
            : AttributeQueries.Mismatch(item.Child("query"), answered.Content, side.Me.Address, side.Peer) is { } mismatch
                ? Mismatch(mismatch)
                : Verdict.Right;
    }

    public override async Task<JsonObject> AcceptAsync(JsonObject item, JsonObject decision, DecidingSide side)
    {
        var (answered, _) = await AnsweredAttribute.ReadAsync(decision, "attributeId", "attribute", side);
        return await answered!.ShareAsync("ProposeAttributeAcceptResponseItem", side);
    }

    public override Task ApplyAsync(JsonObject item, JsonObject answer, AskingSide side) =>
        AnsweredAttribute.KeepAsync(answer, side);
}
