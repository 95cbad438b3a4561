using Commerce.Connector.Account;
using Commerce.Connector.Attributes;
using Commerce.Connector.Contents;
using Commerce.Connector.Items;
using Commerce.Connector.Messages;
using Commerce.Foundation.Database;
using Commerce.Query.Sql;

namespace Commerce.Connector.Requests;

/// <summary>Completes a request on its sender's side, by the answer that a message brings.</summary>
internal static class ReceiveResponse
{
    /// <returns>What became of the message, as events tell it.</returns>
    public static async Task<string> RunAsync(StoredMessage message, AccountWork work)
    {
        // Only what the other side has decided counts; a wrapper that somebody wrote by hand is a message like any other.
        var decided = await work.Connection.FindAsync<Answer>(SqlText.Of($"""
            select r.request_id, r.response_created_at, r.source_type, r.source_reference, r.content::text as content_text
            from connector_message m
            join connector_request r on r.account_no = m.sender_no and r.request_id = m.answered_request_id
            where m.message_id = {message.Id} and r.response is not null
            """));
        if (decided is null)
        {
            return "NoRequest";
        }

        var request = await RequestStore.FindAsync(decided.RequestId, work.Me.AccountNo, work.Connection)
            ?? await FromTemplateAsync(decided, message, work);
        if (request is not { IsOwn: true } || request.Peer != message.SenderAddress
            || request.Status is not (RequestStatus.Open or RequestStatus.Expired)
            || request.ExpiresAt < decided.ResponseCreatedAt)
        {
            return "Error";
        }

        var response = message.Content.Child("response");
        var side = new AskingSide(work.Me, request.Peer, request.Id, work.Now, new AttributeStore(work));
        await ApplyResponse.RunAsync(request.Content, response, side);
        await RequestStore.MoveAsync(request, RequestStatus.Completed, work, new Move
        {
            Response = response,
            ResponseCreatedAt = decided.ResponseCreatedAt,
            ResponseSourceType = "Message",
            ResponseSourceReference = message.Id,
        });
        return "NoRequest";
    }

    /// <summary>Of what a template asks for, its owner hears first by the answer.</summary>
    private static async Task<StoredRequest?> FromTemplateAsync(Answer decided, StoredMessage message, AccountWork work)
    {
        if (decided.SourceType != StoredRequest.FromTemplate)
        {
            return null;
        }

        var content = Json.Parse(decided.ContentText);
        var request = await RequestStore.AddAsync(
            decided.RequestId, isOwn: true, message.SenderAddress, RequestStatus.Open, content,
            RequestContent.ExpiresAt(content), StoredRequest.FromTemplate, decided.SourceReference, work);
        if (request is not null)
        {
            work.Tell("consumption.outgoingRequestCreated", request.ToJson(work.Me.Spelling));
        }

        return request;
    }

    private sealed record Answer(
        string RequestId, DateTimeOffset ResponseCreatedAt, string? SourceType, string? SourceReference, string ContentText);
}
