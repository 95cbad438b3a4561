using Commerce.Api.Requests;
using Commerce.Foundation.Database;
using Commerce.Foundation.Identity;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Api.Attachments;

/// <summary>Reads one attachment, where the caller may see it.</summary>
internal static class FindAttachment
{
    /// <returns>Null where there is no such attachment for the caller.</returns>
    public static Task<AttachmentRow?> RunAsync(AttachmentId id, Caller caller, NpgsqlConnection connection) =>
        connection.FindAsync<AttachmentRow>(SqlText.Of($"""
            select {AttachmentRow.Columns([])}
            from request r
            join attachment f on f.request_no = r.request_no
            {AttachmentRow.Joins}
            where {Seen(id, caller)}
            """));

    /// <summary>What an answer with the bytes needs to know.</summary>
    public static Task<StoredFile?> FileAsync(
        AttachmentId id, Caller caller, ConnectionPool database, CancellationToken cancellation) =>
        database.FindAsync<StoredFile>(
            SqlText.Of($"""
                select f.request_no, f.content_id, f.filename, f.content_type, f.size, f.sha256, f.created_at
                from request r
                join attachment f on f.request_no = r.request_no
                where {Seen(id, caller)}
                """),
            cancellation);

    private static SqlText Seen(AttachmentId id, Caller caller) => SqlText.Of($"""
        r.request_no = {id.Request.Number} and f.seq = {id.Seq}
            and {RequestScope.Of(caller)} and {AttachmentScope.Visible(caller)}
        """);
}
