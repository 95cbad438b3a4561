using System.Text.Json.Nodes;
using Commerce.Connector.Account;
using Commerce.Connector.Items;
using Commerce.Connector.Relationships;

namespace Commerce.Connector.Requests.Incoming;

/// <summary>What is done about a decision, whether it is made by hand or by rules.</summary>
internal static class CarryOutDecision
{
    /// <summary>Whether a request can be decided in this way.</summary>
    public static async Task<Verdict> VerdictAsync(
        StoredRequest request, IReadOnlyList<JsonObject> decisions, bool accepts, DecidingSide side)
    {
        var relationship = await RelationshipStore.WithAsync(request.Peer, side.Me, side.Attributes.Connection);
        return MayDecide(request, relationship?.Status)
            ? await CheckDecision.RunAsync(request.Content, decisions, accepts, side)
            : Verdict.Wrong(
                "wrongRelationshipStatus",
                $"The Request cannot be decided: the relationship with '{request.Peer}' is "
                + (relationship is null ? "missing." : $"in status '{relationship.Status}'."));
    }

    /// <summary>Decides a request in a way that can be done.</summary>
    public static async Task<StoredRequest> RunAsync(
        StoredRequest request, IReadOnlyList<JsonObject> decisions, bool accepts, DecidingSide side, AccountWork work)
    {
        var response = await BuildResponse.RunAsync(request.Content, decisions, accepts, side);
        return await RequestStore.MoveAsync(
            request, RequestStatus.Decided, work, new Move { Response = response, ResponseCreatedAt = side.Now });
    }

    /// <summary>What a message brought needs the relationship that it came by; a template may begin one.</summary>
    private static bool MayDecide(StoredRequest request, RelationshipStatus? relationship) => relationship switch
    {
        RelationshipStatus.Active => true,
        null or RelationshipStatus.Rejected or RelationshipStatus.Revoked => request.SourceType == StoredRequest.FromTemplate,
        RelationshipStatus.Pending or RelationshipStatus.Terminated or RelationshipStatus.DeletionProposed => false,
    };
}
