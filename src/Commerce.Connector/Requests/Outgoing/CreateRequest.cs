using Commerce.Connector.Attributes;
using Commerce.Connector.Contents;
using Commerce.Connector.Envelope;

namespace Commerce.Connector.Requests.Outgoing;

/// <summary>Makes a draft of a request to a peer. It goes nowhere until a message carries it.</summary>
internal static class CreateRequest
{
    public static async Task<ConnectorAnswer> Handle(ConnectorCall call)
    {
        var body = await OutgoingBody.ReadAsync(call, needsPeer: true);
        var work = await call.BeginAsync();
        var verdict = await ValidateRequest.RunAsync(body, call, new AttributeStore(work), work.Connection);
        if (!verdict.IsSuccess)
        {
            throw verdict.ToException();
        }

        var id = Ids.Request();
        body.Content["id"] = id;
        var request = (await RequestStore.AddAsync(
            id, isOwn: true, body.Peer!, RequestStatus.Draft, body.Content, RequestContent.ExpiresAt(body.Content), null, null,
            work))!;
        work.Tell("consumption.outgoingRequestCreated", request.ToJson(call.Me.Spelling));
        await call.CommitAsync(work);
        return ConnectorAnswer.Of(request.ToJson(call.Dialect));
    }
}
