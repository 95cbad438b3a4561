using System.Text.Json.Nodes;
using Commerce.Connector.Contents;
using Commerce.Connector.Items;
using Commerce.Connector.Relationships;

namespace Commerce.Connector.Requests;

/// <summary>Whether a request may be sent: of the whole, and of each item.</summary>
internal static class CheckAsking
{
    /// <param name="relationship">The state of the relationship with the peer as the sender knows it; null for none.</param>
    public static async Task<Verdict> RunAsync(JsonObject content, AskingSide side, RelationshipStatus? relationship)
    {
        if (RequestContent.ExpiresAt(content) <= side.Now)
        {
            return Verdict.Wrong(
                "cannotCreateRequestWithExpirationDateInPast", "You cannot create a Request with an expiration date that is in the past.");
        }

        return side.Peer is { } peer && OfPeer(peer, side.Me.Address, relationship) is { } wrong
            ? wrong
            : await ItemsAsync(content, side);
    }

    public static async Task<Verdict> ItemsAsync(JsonObject content, AskingSide side)
    {
        var items = new List<Verdict>();
        foreach (var item in content.Items())
        {
            items.Add(RequestItems.IsGroup(item)
                ? await ItemsAsync(item, side)
                : await RequestItems.Of(item).CanAskAsync(item, side));
        }

        return Verdict.Of(items);
    }

    private static Verdict? OfPeer(string peer, string me, RelationshipStatus? relationship) => relationship switch
    {
        _ when peer == me => Verdict.Wrong("cannotShareRequestWithYourself", "You cannot share a Request with yourself."),
        null => Verdict.Wrong(
            "missingRelationship", $"You cannot create a request to '{peer}' since you are not in a relationship."),
        RelationshipStatus.Pending or RelationshipStatus.Active => null,
        _ => Verdict.Wrong(
            "wrongRelationshipStatus",
            $"You cannot create a request to '{peer}' since the relationship is in status '{relationship}'."),
    };
}
