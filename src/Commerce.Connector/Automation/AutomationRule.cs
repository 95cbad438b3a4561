using System.Text.Json.Nodes;
using Commerce.Connector.Contents;

namespace Commerce.Connector.Automation;

/// <summary>A rule that decides requests, or items of them.</summary>
/// <param name="Request">What it expects: by the paths of properties the values that they may have.</param>
/// <param name="Response">The decision.</param>
internal sealed record AutomationRule(JsonObject Request, JsonObject Response)
{
    // What is accepted without saying more than that. A file that is given away is taken only where a rule names it.
    private static readonly HashSet<string> Simple = new(StringComparer.Ordinal)
    {
        "AuthenticationRequestItem", "ConsentRequestItem", "CreateAttributeRequestItem",
        "RegisterAttributeListenerRequestItem", "ShareAttributeRequestItem",
    };

    private bool IsOfItems => Request.Any(expected => IsOfItem(expected.Key));

    /// <summary>True where a request is as the rule expects, whatever its items are.</summary>
    public bool Fits(JsonObject request, bool relationshipExists) =>
        Request.Where(expected => !IsOfItem(expected.Key)).All(expected =>
            expected.Key == RuleProperties.RelationshipExists
                ? expected.Value!.GetValue<bool>() == relationshipExists
                : Holds(expected, request, expected.Key));

    /// <summary>True where the rule decides an item of a request that fits.</summary>
    public bool Decides(JsonObject item) => IsOfItems
        ? Request.Where(expected => IsOfItem(expected.Key)).All(expected =>
            Holds(expected, item, expected.Key[RuleProperties.Item.Length..]))
        : !Response.IsTrue("accept") || Simple.Contains(item.Type()!);

    private static bool IsOfItem(string name) => name.StartsWith(RuleProperties.Item, StringComparison.Ordinal);

    private static bool Holds(KeyValuePair<string, JsonNode?> expected, JsonObject actual, string path) =>
        RuleProperties.Holds(RuleProperties.Find(expected.Key)!.Value, expected.Value!, RuleProperties.At(actual, path));
}
