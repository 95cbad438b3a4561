using System.Text.Json.Nodes;
using Commerce.Connector.Contents;

namespace Commerce.Connector.Items;

/// <summary>Asks the recipient to tell of attributes that come to fit a query.</summary>
internal sealed class RegisterAttributeListenerRequestItem() : RequestItemType(
    "RegisterAttributeListenerRequestItem", Property.One("query", Queries))
{
    private static readonly ContentFamily Queries = new(
        "RegisterAttributeListenerRequestItem.query", AttributeContents.IdentityAttributeQuery,
        AttributeContents.ThirdPartyRelationshipAttributeQuery);

    public override Task<JsonObject> AcceptAsync(JsonObject item, JsonObject decision, DecidingSide side)
    {
        var answer = Accepted("RegisterAttributeListenerAcceptResponseItem");
        answer["listenerId"] = Ids.Listener();
        return Task.FromResult(answer);
    }
}
