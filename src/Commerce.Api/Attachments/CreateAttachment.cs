using Commerce.Api.Requests;
using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Commerce.Foundation.Telemetry;
using Commerce.Query.Sql;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Commerce.Api.Attachments;

internal static class CreateAttachment
{
    /// <summary>Add an attachment</summary>
    /// <remarks>
    /// Stores the file, possible in every state of the request, and says so in the thread by a `System` message that is
    /// seen by those who see the attachment. The parts come in any order, each once: `file` with its name, and
    /// `attachment`, which may be left out. Taken are PDF, Word, Excel, PowerPoint, CSV, text (UTF-8), PNG and JPEG; the
    /// content decides, and must be what the ending of the name says.
    /// </remarks>
    public static async Task<Results<Created<Attachment>, ProblemResult>> Handle(
        RequestId id, Caller caller, HttpContext http, ConnectionPool database, UnitOfWork work,
        IOptions<AttachmentOptions> options)
    {
        var errors = new FieldErrors();
        var body = new UploadReader(http, options.Value, errors);
        UploadReader.ApplyLimits(http);
        // Told before thirty megabytes come in vain; asked again under the lock.
        var last = await database.FindAsync<int?>(
            SqlText.Of($"""
                select r.last_attachment_seq
                from request r
                where r.request_no = {id.Number} and {RequestScope.Of(caller)}
                """),
            http.RequestAborted);
        if (last is null or AttachmentId.LastSeq)
        {
            return last is null ? Problems.NotFound() : InsertAttachment.UsedUp();
        }

        await using var upload = await body.ReadAsync();
        var kind = upload is null ? null : await upload.CheckAsync(errors);
        if (errors.Any)
        {
            return Problems.InvalidBody(errors);
        }

        var row = await InsertAttachment.RunAsync(id, upload!, kind!, caller, Languages.Of(http), work);
        Measures.AttachmentBytes.Add(upload!.File.Length, MeasureTag.Direction("in"));
        var attachment = row.ToAttachment(AttachmentFields.InRequest.FullProjection);
        return TypedResults.Created(attachment.Href, attachment);
    }
}
