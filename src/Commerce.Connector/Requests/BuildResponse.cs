using System.Text.Json.Nodes;
using Commerce.Connector.Contents;
using Commerce.Connector.Items;

namespace Commerce.Connector.Requests;

/// <summary>Carries a decision out, item by item, and tells the response that mirrors the request.</summary>
internal static class BuildResponse
{
    public static async Task<JsonObject> RunAsync(
        JsonObject content, IReadOnlyList<JsonObject> decisions, bool accepts, DecidingSide side) => new()
        {
            ["@type"] = "Response",
            ["result"] = accepts ? "Accepted" : "Rejected",
            ["requestId"] = side.RequestId,
            ["items"] = await ItemsAsync(content, decisions, side),
        };

    private static async Task<JsonArray> ItemsAsync(
        JsonObject parent, IReadOnlyList<JsonObject> decisions, DecidingSide side)
    {
        var answers = new JsonArray();
        foreach (var (item, decision) in parent.Items().Zip(decisions))
        {
            answers.Add((JsonNode)(RequestItems.IsGroup(item)
                ? new JsonObject
                {
                    ["@type"] = "ResponseItemGroup",
                    ["items"] = await ItemsAsync(item, decision.Items(), side),
                }
                : decision.IsTrue("accept")
                    ? await RequestItems.Of(item).AcceptAsync(item, decision, side)
                    : Rejected(decision)));
        }

        return answers;
    }

    private static JsonObject Rejected(JsonObject decision) => new JsonObject
    {
        ["@type"] = "RejectResponseItem",
        ["result"] = "Rejected",
        ["code"] = decision.Text("code"),
        ["message"] = decision.Text("message"),
    }.Compact();
}
