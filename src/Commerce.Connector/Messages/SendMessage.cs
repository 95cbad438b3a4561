using Commerce.Connector.Account;
using Commerce.Connector.Contents;
using Commerce.Connector.Envelope;
using Commerce.Connector.Relationships;
using Commerce.Connector.Requests;
using Commerce.Connector.Threads;
using Commerce.Foundation.Database;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Connector.Messages;

/// <summary>Sends a message. One that carries a request moves it from Draft to Open in the same transaction.</summary>
internal static class SendMessage
{
    private const string Transport = "error.transport.messages.";
    private const string Runtime = "error.runtime.messages.";

    public static async Task<ConnectorAnswer> Handle(ConnectorCall call)
    {
        var body = await MessageBody.ReadAsync(call);
        var work = await call.BeginAsync();
        await CheckAttachmentsAsync(body.Attachments, work);
        var isRequest = body.Content.Type() == RequestContent.Name;
        var request = isRequest ? await RequestAsync(body, work) : null;
        var to = await RelationshipsAsync(body.Recipients, work);
        var message = await InsertAsync(body, to, request, work);
        if (request is not null)
        {
            await RequestStore.MoveAsync(
                request, RequestStatus.Open, work,
                new Move { SourceType = StoredRequest.FromMessage, SourceReference = message.Id });
        }

        await TellThreads.OfMailAsync(body.Content, to, call, work);
        await call.CommitAsync(work);
        return ConnectorAnswer.Of(message.ToJson(call.Me, call.Dialect));
    }

    private static async Task<StoredMessage> InsertAsync(
        MessageBody body, IReadOnlyList<SeenRelationship> to, StoredRequest? request, AccountWork work)
    {
        try
        {
            // What was checked is what is sent: of two spellings of a request, the stored one.
            return await InsertMessage.RunAsync(
                request?.Content ?? body.Content, to, body.Attachments, request?.Id, null, work);
        }
        catch (PostgresException twice) when (twice.ConstraintName == "connector_message_request_key")
        {
            throw AlreadySent(request!.Id);
        }
    }

    private static async Task<StoredRequest> RequestAsync(MessageBody body, AccountWork work)
    {
        if (body.Content.Text("id") is not { } id)
        {
            throw ConnectorErrors.InvalidPropertyValue("The Request must have an id.");
        }

        var request = (await RequestStore.GetAsync(id, isOwn: true, work.Me, work.Connection)).At(work.Now);
        if (!RequestContent.AreSame(body.Content, request.Content))
        {
            throw ConnectorErrors.InvalidPropertyValue("The sent Request must have the same content as the LocalRequest.");
        }

        if (body.Recipients.Count != 1)
        {
            throw ConnectorErrors.InvalidPropertyValue("Only one recipient is allowed for sending Requests.");
        }

        if (body.Recipients[0] != request.Peer)
        {
            throw ConnectorErrors.InvalidPropertyValue("The recipient does not match the Request's peer.");
        }

        return request.Status switch
        {
            RequestStatus.Draft => request,
            RequestStatus.Expired => throw ConnectorErrors.BadRequest(
                $"{Runtime}cannotSendMessageWithExpiredRequest", $"The Request '{id}' has expired; it cannot be sent any more."),
            _ => throw AlreadySent(id),
        };
    }

    private static ConnectorException AlreadySent(string id) => ConnectorErrors.BadRequest(
        $"{Runtime}cannotSendRequestThatWasAlreadySent", $"The Request '{id}' was already sent. A Request is sent once.");

    /// <summary>The relationships with those to whom something is sent.</summary>
    /// <exception cref="ConnectorException">400: one of them is missing, or not active.</exception>
    public static async Task<IReadOnlyList<SeenRelationship>> RelationshipsAsync(
        IReadOnlyList<string> recipients, AccountWork work)
    {
        var to = new List<SeenRelationship>();
        foreach (var recipient in recipients)
        {
            // Both: as the sender knows it, and as it is.
            if (recipient == work.Me.Address
                || await RelationshipStore.WithAsync(recipient, work.Me, work.Connection) is not
                { Status: RelationshipStatus.Active, Actual: RelationshipStatus.Active } relationship)
            {
                throw ConnectorErrors.BadRequest(
                    $"{Transport}missingOrInactiveRelationship",
                    $"An active Relationship with the given address '{recipient}' does not exist, so you cannot send them a message.");
            }

            to.Add(relationship);
        }

        return to;
    }

    private static async Task CheckAttachmentsAsync(IReadOnlyList<string> attachments, AccountWork work)
    {
        if (attachments.Count == 0)
        {
            return;
        }

        string[] files = [.. attachments.Distinct()];
        var visible = await work.Connection.FindAsync<long>(SqlText.Of($"""
            select count(*)
            from connector_file f
            where f.file_id = any({files}) and (
                f.owner_no = {work.Me.AccountNo}
                or exists (
                    select from connector_file_side s
                    where s.account_no = {work.Me.AccountNo} and s.file_id = f.file_id))
            """));
        if (visible != files.Length)
        {
            throw ConnectorErrors.NotFound("File");
        }
    }
}
