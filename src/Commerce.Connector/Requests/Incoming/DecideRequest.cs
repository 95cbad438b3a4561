using System.Text.Json.Nodes;
using Commerce.Connector.Attributes;
using Commerce.Connector.Envelope;
using Commerce.Connector.Items;
using Commerce.Connector.Relationships;
using Commerce.Connector.Threads;
using Npgsql;

namespace Commerce.Connector.Requests.Incoming;

/// <summary>Accepts or rejects a request that was received, or tells whether that could be done.</summary>
internal static class DecideRequest
{
    public static Task<ConnectorAnswer> CanAccept(ConnectorCall call) => CheckAsync(call, accepts: true);

    public static Task<ConnectorAnswer> CanReject(ConnectorCall call) => CheckAsync(call, accepts: false);

    public static Task<ConnectorAnswer> Accept(ConnectorCall call) => DecideAsync(call, accepts: true);

    public static Task<ConnectorAnswer> Reject(ConnectorCall call) => DecideAsync(call, accepts: false);

    private static async Task<ConnectorAnswer> CheckAsync(ConnectorCall call, bool accepts)
    {
        var decisions = Decision.Read(await call.BodyAsync());
        var verdict = await call.Database.ReadAsync(
            async connection =>
            {
                var request = await FindAsync(call, connection);
                return await VerdictAsync(request, decisions, accepts, call, new AttributeStore(call.Me, connection), connection);
            },
            call.Cancellation);
        return ConnectorAnswer.Of(verdict.ToJson());
    }

    private static async Task<ConnectorAnswer> DecideAsync(ConnectorCall call, bool accepts)
    {
        var decisions = Decision.Read(await call.BodyAsync());
        var work = await call.BeginAsync();
        var request = await FindAsync(call, work.Connection);
        var attributes = new AttributeStore(work);
        var verdict = await VerdictAsync(request, decisions, accepts, call, attributes, work.Connection);
        if (!verdict.IsSuccess)
        {
            throw verdict.ToException();
        }

        var response = await BuildResponse.RunAsync(
            request.Content, decisions, accepts, new DecidingSide(call.Me, request.Peer, request.Id, call.Now, attributes));
        var decided = await RequestStore.MoveAsync(
            request, RequestStatus.Decided, work, new Move { Response = response, ResponseCreatedAt = call.Now });
        await TellThreads.OfDecisionAsync(decided, accepts, call, work);
        await call.CommitAsync(work);
        return ConnectorAnswer.Of(decided.ToJson(call.Dialect));
    }

    private static async Task<StoredRequest> FindAsync(ConnectorCall call, NpgsqlConnection connection)
    {
        var request = (await RequestStore.GetAsync(call.Route("id"), isOwn: false, call.Me, connection)).At(call.Now);
        return request.Status switch
        {
            RequestStatus.DecisionRequired or RequestStatus.ManualDecisionRequired => request,
            RequestStatus.Expired => throw ConnectorErrors.BadRequest(
                $"{Verdict.Prefix}requestIsExpired", $"The Request '{request.Id}' has expired; it cannot be decided any more."),
            _ => throw ConnectorErrors.BadRequest(
                $"{Verdict.Prefix}wrongRequestStatus",
                $"The Request '{request.Id}' is in status '{request.Status}'. It can be decided in status 'DecisionRequired' or "
                + "'ManualDecisionRequired'."),
        };
    }

    private static async Task<Verdict> VerdictAsync(
        StoredRequest request, IReadOnlyList<JsonObject> decisions, bool accepts, ConnectorCall call, AttributeStore attributes,
        NpgsqlConnection connection)
    {
        var relationship = await RelationshipStore.WithAsync(request.Peer, call.Me, connection);
        if (!MayDecide(request, relationship?.Status))
        {
            return Verdict.Wrong(
                "wrongRelationshipStatus",
                $"The Request cannot be decided: the relationship with '{request.Peer}' is "
                + (relationship is null ? "missing." : $"in status '{relationship.Status}'."));
        }

        return await CheckDecision.RunAsync(
            request.Content, decisions, accepts, new DecidingSide(call.Me, request.Peer, request.Id, call.Now, attributes));
    }

    /// <summary>What a message brought needs the relationship that it came by; a template may begin one.</summary>
    private static bool MayDecide(StoredRequest request, RelationshipStatus? relationship) => relationship switch
    {
        RelationshipStatus.Active => true,
        null or RelationshipStatus.Rejected or RelationshipStatus.Revoked => request.SourceType == StoredRequest.FromTemplate,
        RelationshipStatus.Pending or RelationshipStatus.Terminated or RelationshipStatus.DeletionProposed => false,
    };
}
