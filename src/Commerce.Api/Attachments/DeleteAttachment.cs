using Commerce.Api.AuditTrail;
using Commerce.Api.Messages;
using Commerce.Api.Requests;
using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Commerce.Query.Sql;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Attachments;

internal static class DeleteAttachment
{
    /// <summary>Delete an attachment</summary>
    /// <remarks>
    /// Removes it with its bytes, for good: its number is not given again, and messages no longer name it. A second call
    /// is answered as for what never was. Only the account that added it may, in every state of the request. A `System`
    /// message tells those who saw it.
    /// </remarks>
    public static async Task<Results<NoContent, ProblemResult>> Handle(
        RequestId id, AttachmentId attachmentId, Caller caller, HttpContext http, UnitOfWork work)
    {
        var connection = await work.BeginAsync();
        var row = await OwnAttachment.LockAsync(id, attachmentId, caller, http, connection);
        var by = await ActorNames.ReadAsync(caller, connection);
        var at = await AddToThread.SystemAsync(
            id, SystemSentences.FileRemoved(Languages.Of(http), by, row.Name, row.Id.ToString()), caller, connection,
            row.Audience);
        await connection.ExecuteAsync(SqlText.Of($"""
            with f as (
                delete from attachment
                where request_no = {id.Number} and seq = {attachmentId.Seq}
                returning *
            ), emptied as (
                delete from attachment_chunk c
                using f
                where c.request_no = {id.Number} and c.content_id = f.content_id
            )
            {WriteRecord.Of(EventTypes.AttachmentDeleted, caller, AttachmentEvent.Subject(SqlText.Of($"{at}")))}
            """));
        await AttachmentEvent.TellAsync(
            attachmentId, EventTypes.AttachmentDeleted, at, row.Audience, connection);
        await work.CommitAsync();
        return TypedResults.NoContent();
    }
}
