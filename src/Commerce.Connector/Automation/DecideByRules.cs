using System.Text.Json.Nodes;
using Commerce.Connector.Account;
using Commerce.Connector.Attributes;
using Commerce.Connector.Contents;
using Commerce.Connector.Items;
using Commerce.Connector.Relationships;
using Commerce.Connector.Requests;
using Commerce.Connector.Requests.Incoming;
using Commerce.Connector.Threads;

namespace Commerce.Connector.Automation;

/// <summary>
/// Decides a request that an account receives by its rules: each item by the first rule that decides it. What they leave
/// undecided, or decide as the request does not allow, is left to the account.
/// </summary>
internal static class DecideByRules
{
    /// <param name="request">Up for decision.</param>
    /// <returns>Null where it is to be decided by hand.</returns>
    public static async Task<StoredRequest?> RunAsync(StoredRequest request, AccountWork work)
    {
        var rules = AutomationConfig.Parse(work.Me.Automation);
        var content = request.Content;
        if (rules.Count == 0 || request.At(work.Now).Status == RequestStatus.Expired || IsManual(content))
        {
            return null;
        }

        var relationship = await RelationshipStore.WithAsync(request.Peer, work.Me, work.Connection);
        var exists = relationship is { Status: not (RelationshipStatus.Rejected or RelationshipStatus.Revoked) };
        var told = request.ToJson(work.Me.Spelling);
        rules = [.. rules.Where(rule => rule.Fits(told, exists))];
        if (Decide(content, rules) is not { } decisions)
        {
            return null;
        }

        var accepts = decisions.Any(Accepts);
        var side = new DecidingSide(work.Me, request.Peer, request.Id, work.Now, new AttributeStore(work));
        if (!(await CarryOutDecision.VerdictAsync(request, decisions, accepts, side)).IsSuccess)
        {
            return null;
        }

        var decided = await CarryOutDecision.RunAsync(request, decisions, accepts, side, work);
        await TellThreads.OfRuledDecisionAsync(decided, accepts, work);
        return decided;
    }

    private static bool IsManual(JsonObject parent) => parent.Items().Any(item =>
        RequestItems.IsGroup(item) ? IsManual(item) : item.IsTrue("requireManualDecision"));

    private static bool Accepts(JsonObject decision) =>
        decision.IsTrue("accept") || decision.Items().Any(Accepts);

    private static List<JsonObject>? Decide(JsonObject parent, IReadOnlyList<AutomationRule> rules)
    {
        var decisions = new List<JsonObject>();
        foreach (var item in parent.Items())
        {
            if (!RequestItems.IsGroup(item) && rules.FirstOrDefault(rule => rule.Decides(item)) is { } rule)
            {
                decisions.Add(rule.Response.Copy());
            }
            else if (RequestItems.IsGroup(item) && Decide(item, rules) is { } inner)
            {
                decisions.Add(new JsonObject { ["items"] = new JsonArray([.. inner]) });
            }
            else
            {
                return null;
            }
        }

        return decisions;
    }
}
