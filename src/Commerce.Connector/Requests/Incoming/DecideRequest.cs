using Commerce.Connector.Attributes;
using Commerce.Connector.Envelope;
using Commerce.Connector.Items;
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
                return await CarryOutDecision.VerdictAsync(
                    request, decisions, accepts, Side(request, call, new AttributeStore(call.Me, connection)));
            },
            call.Cancellation);
        return ConnectorAnswer.Of(verdict.ToJson());
    }

    private static async Task<ConnectorAnswer> DecideAsync(ConnectorCall call, bool accepts)
    {
        var decisions = Decision.Read(await call.BodyAsync());
        var work = await call.BeginAsync();
        var request = await FindAsync(call, work.Connection);
        var side = Side(request, call, new AttributeStore(work));
        var verdict = await CarryOutDecision.VerdictAsync(request, decisions, accepts, side);
        if (!verdict.IsSuccess)
        {
            throw verdict.ToException();
        }

        var decided = await CarryOutDecision.RunAsync(request, decisions, accepts, side, work);
        await TellThreads.OfDecisionAsync(decided, accepts, call, work);
        await call.CommitAsync(work);
        return ConnectorAnswer.Of(decided.ToJson(call.Dialect));
    }

    private static DecidingSide Side(StoredRequest request, ConnectorCall call, AttributeStore attributes) =>
        new(call.Me, request.Peer, request.Id, call.Now, attributes);

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
}
