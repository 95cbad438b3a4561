using System.Text.Json.Nodes;
using Commerce.Connector.Contents;
using Commerce.Connector.Envelope;

namespace Commerce.Connector.Items;

/// <summary>Asks for words of the recipient's own.</summary>
internal sealed class FreeTextRequestItem() : RequestItemType("FreeTextRequestItem", Property.Text("freeText"))
{
    private static readonly ContentType Parameters = new("AcceptFreeTextRequestItemParameters", Property.Text("freeText"));

    public override Task<Verdict> CanAcceptAsync(JsonObject item, JsonObject decision, DecidingSide side)
    {
        try
        {
            Parameters.Read(decision);
            return Task.FromResult(Verdict.Right);
        }
        catch (ConnectorException refused)
        {
            return Task.FromResult(Verdict.Of(refused, "invalidAcceptParameters"));
        }
    }

    public override Task<JsonObject> AcceptAsync(JsonObject item, JsonObject decision, DecidingSide side)
    {
        var answer = Accepted("FreeTextAcceptResponseItem");
        answer["freeText"] = decision.Text("freeText");
        return Task.FromResult(answer);
    }
}
