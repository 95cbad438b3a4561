using System.Text.Json.Nodes;
using Commerce.Connector.Contents;
using Commerce.Connector.Items;

namespace Commerce.Connector.Requests;

/// <summary>Whether a decision fits its request: its shape first, then what each accepted item needs.</summary>
internal static class CheckDecision
{
    private const string Prefix = "decide.validation.";

    /// <param name="accepts">True where the request is to be accepted, false where it is to be rejected.</param>
    public static Task<Verdict> RunAsync(
        JsonObject content, IReadOnlyList<JsonObject> decisions, bool accepts, DecidingSide side) =>
        ListAsync(content, decisions, accepts, side, "Number of items in Request and Response do not match");

    private static async Task<Verdict> ListAsync(
        JsonObject parent, IReadOnlyList<JsonObject> decisions, bool accepts, DecidingSide side, string miscount)
    {
        var items = parent.Items();
        if (items.Count != decisions.Count)
        {
            return Wrong("invalidNumberOfItems", miscount);
        }

        var verdicts = new List<Verdict>();
        for (var i = 0; i < items.Count; i++)
        {
            verdicts.Add(await OneAsync(items[i], decisions[i], accepts, side));
        }

        return Verdict.Of(verdicts);
    }

    private static Task<Verdict> OneAsync(JsonObject item, JsonObject decision, bool accepts, DecidingSide side)
    {
        var isGroup = RequestItems.IsGroup(item);
        if (isGroup != decision["accept"] is null)
        {
            return Task.FromResult(isGroup
                ? Wrong("requestItemGroupAnsweredAsRequestItem", "The RequestItemGroup was answered as a RequestItem.")
                : Wrong("requestItemAnsweredAsRequestItemGroup", "The RequestItem was answered as a RequestItemGroup."));
        }

        if (isGroup)
        {
            return ListAsync(
                item, decision.Items(), accepts, side,
                "Number of items in RequestItemGroup and ResponseItemGroup do not match");
        }

        var isAccepted = decision.IsTrue("accept");
        if (isAccepted && !accepts)
        {
            return Task.FromResult(Wrong(
                "itemAcceptedButRequestNotAccepted", "The RequestItem was accepted, but the Request was not accepted."));
        }

        if (accepts && !isAccepted && item.IsTrue("mustBeAccepted"))
        {
            return Task.FromResult(Wrong(
                "mustBeAcceptedItemNotAccepted",
                "The RequestItem is flagged as 'mustBeAccepted', but it was not accepted."));
        }

        return isAccepted
            ? RequestItems.Of(item).CanAcceptAsync(item, decision, side)
            : Task.FromResult(Verdict.Right);
    }

    private static Verdict Wrong(string code, string message) => Verdict.Wrong(Prefix + code, message);
}
