using Commerce.Connector.Envelope;

namespace Commerce.Connector.Requests;

/// <summary>Reads one side's request.</summary>
internal static class GetRequest
{
    public static Task<ConnectorAnswer> Outgoing(ConnectorCall call) => RunAsync(call, isOwn: true);

    public static Task<ConnectorAnswer> Incoming(ConnectorCall call) => RunAsync(call, isOwn: false);

    private static async Task<ConnectorAnswer> RunAsync(ConnectorCall call, bool isOwn)
    {
        var request = await call.Database.ReadAsync(
            connection => RequestStore.GetAsync(call.Route("id"), isOwn, call.Me, connection), call.Cancellation);
        return ConnectorAnswer.Of(request.At(call.Now).ToJson(call.Dialect));
    }
}
