using Commerce.Api.Requests;
using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Commerce.Query;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Attachments;

internal static class GetAttachment
{
    /// <summary>Read an attachment, or download its file</summary>
    /// <remarks>
    /// `Accept` chooses: the fields as `application/json`, which is also what `*/*` gets; the file as its `contentType` or
    /// as `application/octet-stream`. Anything else is 406. The file comes as a download under its name, with its SHA-256
    /// as `ETag`; `Range` with one range gets that part of it.
    /// </remarks>
    public static async Task<Results<Tagged<Attachment>, FileAnswer, ProblemResult>> Handle(
        RequestId id, AttachmentId attachmentId, Caller caller, HttpContext http, ConnectionPool database,
        CancellationToken cancellation)
    {
        var projection = ListQuery.ParseSelect(RawQuery.Of(http), AttachmentFields.InRequest);
        var row = attachmentId.Request == id
            ? await database.ReadAsync(
                connection => FindAttachment.RunAsync(attachmentId, caller, connection), cancellation)
            : null;
        if (row is null)
        {
            return Problems.NotFound();
        }

        string[] offered = [Negotiation.Json, row.ContentType, FileKind.AnyBytes];
        var chosen = Negotiation.Choose(http.Request, offered);
        if (chosen is null)
        {
            return Problems.NotAcceptable(offered);
        }

        if (chosen == Negotiation.Json)
        {
            return new Tagged<Attachment>(row.ToAttachment(projection));
        }

        return await FindAttachment.FileAsync(attachmentId, caller, database, cancellation) is { } file
            ? new FileAnswer(file, chosen, database)
            : Problems.NotFound();
    }
}
