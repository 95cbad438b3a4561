using System.Text.Json.Nodes;
using Commerce.Connector.Contents;
using Commerce.Connector.Items;

namespace Commerce.Connector.Requests;

/// <summary>Does for the sender what the accepted items of a response mean.</summary>
internal static class ApplyResponse
{
    public static async Task RunAsync(JsonObject content, JsonObject response, AskingSide side)
    {
        foreach (var (item, answer) in content.Items().Zip(response.Items()))
        {
            if (RequestItems.IsGroup(item))
            {
                await RunAsync(item, answer, side);
            }
            else if (answer.Text("result") == "Accepted")
            {
                await RequestItems.Of(item).ApplyAsync(item, answer, side);
            }
        }
    }

    /// <summary>True where a response has an answer of the right kind for every item of its request.</summary>
    public static bool Mirrors(JsonObject content, JsonObject response)
    {
        var (items, answers) = (content.Items(), response.Items());
        return items.Count == answers.Count && items.Zip(answers).All(pair =>
            RequestItems.IsGroup(pair.First) == (pair.Second.Type() == "ResponseItemGroup")
            && (!RequestItems.IsGroup(pair.First) || Mirrors(pair.First, pair.Second)));
    }
}
