using System.Text.Json.Nodes;
using Commerce.Connector.Attributes.Queries;
using Commerce.Connector.Contents;

namespace Commerce.Connector.Items;

/// <summary>Asks for an attribute that the recipient has, or makes for it.</summary>
internal sealed class ReadAttributeRequestItem() : RequestItemType("ReadAttributeRequestItem", Property.One("query", Queries))
{
    private static readonly ContentFamily Queries = new(
        "ReadAttributeRequestItem.query", AttributeContents.IdentityAttributeQuery,
        AttributeContents.RelationshipAttributeQuery, AttributeContents.ThirdPartyRelationshipAttributeQuery,
        AttributeContents.IqlAttributeQuery);

    public override Task<Verdict> CanAskAsync(JsonObject item, AskingSide side)
    {
        var query = item.Child("query");
        return Task.FromResult(query.Type() switch
        {
            AttributeContents.RelationshipQuery when query.Text("owner") is { Length: > 0 } owner && owner != side.Me.Address
                && owner != side.Peer => InvalidItem(
                "The owner of the queried RelationshipAttribute can only be the sender, the recipient or an empty string."),
            AttributeContents.ThirdPartyQuery when query["thirdParty"]!.AsArray().Any(party =>
                party!.GetValue<string>() is var address && (address == side.Me.Address || address == side.Peer)) =>
                InvalidItem("A third party cannot be the sender or the recipient."),
            AttributeContents.IqlQuery when IqlQuery.Fault(query.Text("queryString")!) is { } fault => InvalidItem(
                $"The query is no IQL: {fault}"),
            _ => Verdict.Right,
        });
    }

    public override async Task<Verdict> CanAcceptAsync(JsonObject item, JsonObject decision, DecidingSide side)
    {
        var (answered, verdict) = await AnsweredAttribute.ReadAsync(decision, "existingAttributeId", "newAttribute", side);
        if (answered is null)
        {
            return verdict;
        }

        var query = item.Child("query");
        if (query.Type() == AttributeContents.ThirdPartyQuery && answered.Existing is null)
        {
            return InvalidAcceptance("An Attribute of a third party must exist already.");
        }

        return AttributeQueries.Mismatch(query, answered.Content, side.Me.Address, side.Peer) is { } mismatch
            ? Mismatch(mismatch)
            : Verdict.Right;
    }

    public override async Task<JsonObject> AcceptAsync(JsonObject item, JsonObject decision, DecidingSide side)
    {
        var (answered, _) = await AnsweredAttribute.ReadAsync(decision, "existingAttributeId", "newAttribute", side);
        return await answered!.ShareAsync("ReadAttributeAcceptResponseItem", side);
    }

    public override Task ApplyAsync(JsonObject item, JsonObject answer, AskingSide side) =>
        AnsweredAttribute.KeepAsync(answer, side);
}
