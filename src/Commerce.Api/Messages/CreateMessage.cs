using Commerce.Api.Attachments;
using Commerce.Api.Requests;
using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Idempotency;
using Commerce.Foundation.Identity;
using Commerce.Query.Sql;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Commerce.Api.Messages;

internal static class CreateMessage
{
    private static readonly SqlText NoName = SqlText.Of($"null::text");

    /// <summary>Post a message</summary>
    /// <remarks>
    /// Adds it to the thread of the request. Possible in every state of the request. The answer is the full form, read from the row that was stored. Fields
    /// that only the service writes may be sent; they are ignored. In the text `![](ATT-…)` and `[words](ATT-…)` show
    /// and link attachments of the request.
    /// </remarks>
    public static async Task<Results<Created<Message>, ProblemResult>> Handle(
        RequestId id, Body<NewMessage> body, Caller caller, HttpContext http, UnitOfWork work, GroupedPosts posts,
        KeyedPosts keyedPosts, IOptions<MessageOptions> options)
    {
        var errors = new FieldErrors();
        body.Value.Check(errors, options.Value.MaxContentLength);
        var attachments = body.Value.AttachmentsOf(id, errors);
        if (errors.Any)
        {
            return Problems.InvalidBody(errors);
        }

        Task<MessageRow?> AloneAsync() => work.RunAsync<MessageRow>(Insertion(id, body.Value, caller));

        var post = Post.Of(id, body.Value.Content, body.Value.Visibility.For(caller.Type), caller);
        var row = (attachments.Count, http.Features.Get<KeyedCall>()) switch
        {
            (0, null) => await posts.RunAsync(post, AloneAsync),
            (0, { } call) => await keyedPosts.RunAsync(post, call, AloneAsync),
            _ => await InsertAsync(id, body.Value, attachments, caller, work, errors),
        };
        if (errors.Any)
        {
            return Problems.InvalidBody(errors);
        }

        if (row is null)
        {
            return Problems.NotFound();
        }

        var message = row.ToMessage(MessageFields.InThread.FullProjection);
        return TypedResults.Created(message.Href, message);
    }

    /// <summary>
    /// One statement, which answers with the stored row. No row: no such request for this caller.
    /// </summary>
    private static SqlText Insertion(RequestId id, NewMessage message, Caller caller)
    {
        var full = MessageFields.InThread.FullProjection;
        var sees = message.Visibility.For(caller.Type);
        var request = SqlText.Of($"r.request_no = {id.Number} and {RequestScope.Of(caller)}");
        return SqlText.Of($"""
            with {InsertMessage.Steps(request, MessageType.User, message.Content, sees, caller)}
            select {MessageRow.Columns(full, NoName, AttachmentReferences.None, [])}
            from m
            {MessageRow.Joins(caller)}
            """);
    }

    /// <summary>The same with the attachments that the message names, none of which goes away meanwhile.</summary>
    /// <returns>Null where there is no such request for this caller, or where the errors tell of something else.</returns>
    private static async Task<MessageRow?> InsertAsync(
        RequestId id, NewMessage message, IReadOnlyList<AttachmentId> attachments, Caller caller,
        UnitOfWork work, FieldErrors errors)
    {
        var connection = await work.BeginAsync();
        if (await LockedRequest.FindAsync(id, caller, connection) is null
            || await NamedAttachments.FindAsync(attachments, caller, connection, errors) is not { } json)
        {
            return null;
        }

        var row = (await connection.FindAsync<MessageRow>(Insertion(id, message, caller)))!;
        await NamedAttachments.StoreAsync(new MessageId(id, row.Seq), attachments, connection);
        await work.CommitAsync();
        return row with { Attachments = json };
    }
}
