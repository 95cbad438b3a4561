using Commerce.Api.AuditTrail;
using Commerce.Api.Messages;
using Commerce.Api.Requests;
using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Api.Attachments;

/// <summary>
/// Stores a file that is there in whole: bytes, attachment, message and record in one transaction, or nothing. The
/// request's row is locked at the end only, for some milliseconds, however large the file is.
/// </summary>
internal static class InsertAttachment
{
    // Each takes a connection for as long as its bytes take: many at once would leave none to anybody else.
    private static readonly SemaphoreSlim Slots = new(4);

    /// <exception cref="ProblemException">
    /// 404: there is no such request for the caller any more. 409: all of its numbers are used up.
    /// </exception>
    public static async Task<AttachmentRow> RunAsync(
        RequestId id, Upload upload, FileKind kind, Caller caller, Language language, UnitOfWork work)
    {
        await Slots.WaitAsync(CancellationToken.None);
        try
        {
            return await StoreAsync(id, upload, kind, caller, language, work);
        }
        finally
        {
            Slots.Release();
        }
    }

    public static ProblemResult UsedUp() => Problems.Conflict(
        $"The request has been given {AttachmentId.LastSeq} attachments, which is all that it can have; "
        + "numbers of deleted ones are not given again.");

    private static async Task<AttachmentRow> StoreAsync(
        RequestId id, Upload upload, FileKind kind, Caller caller, Language language, UnitOfWork work)
    {
        var connection = await work.BeginAsync();
        var content = await AttachmentContent.StoreAsync(id, upload.File, connection);
        if (await LockedRequest.FindAsync(id, caller, connection) is null)
        {
            throw new ProblemException(Problems.NotFound());
        }

        var number = await connection.FindAsync<int?>(SqlText.Of($"""
            update request
            set last_attachment_seq = last_attachment_seq + 1
            where request_no = {id.Number} and last_attachment_seq < {AttachmentId.LastSeq}
            returning last_attachment_seq
            """));
        var attachment = new AttachmentId(id, number ?? throw new ProblemException(UsedUp()));
        var name = upload.Said.Name ?? DefaultName(upload.Filename);
        var sees = upload.Said.Visibility.For(caller.Type);
        var by = await ActorNames.ReadAsync(caller, connection);
        var at = await AddToThread.SystemAsync(
            id, SystemSentences.FileAdded(language, by, name, attachment.ToString()), caller, connection, sees);
        var row = await InsertAsync(attachment, name, upload, kind, content, sees, at, caller, connection);
        await AttachmentEvent.TellAsync(attachment, EventTypes.AttachmentCreated, at, sees, connection);
        await work.CommitAsync();
        return row!;
    }

    private static Task<AttachmentRow?> InsertAsync(
        AttachmentId id, string name, Upload upload, FileKind kind, Guid content, Audience sees, DateTimeOffset at,
        Caller caller, NpgsqlConnection connection)
    {
        var description = upload.Said.Description is { Length: > 0 } said ? said : null;
        var recorded = WriteRecord.Of(
            EventTypes.AttachmentCreated, caller, AttachmentEvent.Subject(SqlText.Of($"f.created_at")));
        return connection.FindAsync<AttachmentRow>(SqlText.Of($"""
            with f as (
                insert into attachment (
                    request_no, seq, name, description, filename, content_type, size, sha256, content_id,
                    client_visible, vendor_visible, operations_visible, created_at, account_no, user_no, token_no)
                values (
                    {id.Request.Number}, {id.Seq}, {name}, {description}::text, {upload.Filename},
                    {kind.MediaType}, {upload.File.Length}, {upload.File.Hash()}, {content},
                    {sees.Client}, {sees.Vendor}, {sees.Operations}, {at},
                    {caller.AccountNo}, {caller.UserNo}::int, {caller.TokenNo}::int)
                returning *
            ), recorded as ({recorded})
            select {AttachmentRow.Columns([])}
            from f
            {AttachmentRow.Joins}
            """));
    }

    /// <summary>The name of the file, as much of it as fits.</summary>
    private static string DefaultName(string filename) => string.Concat(
        filename.EnumerateRunes().Take(NewAttachment.LongestName).Select(rune => rune.ToString()));
}
