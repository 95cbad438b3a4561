using Commerce.Api.Events;
using Commerce.Api.Messages;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Api.Attachments;

/// <summary>What is told of an attachment.</summary>
internal static class AttachmentEvent
{
    /// <summary>To those who see it, in the transaction that adds or deletes it.</summary>
    public static Task TellAsync(
        AttachmentId id, string type, DateTimeOffset at, Audience sees, NpgsqlConnection connection) =>
        WriteEvent.RunAsync(
            id.Request, type, SqlText.Of($"""
                select {id.Seq} as object_no, {at} as at, {sees.Client} as client_visible,
                    {sees.Vendor} as vendor_visible, {sees.Operations} as operations_visible
                """),
            connection);

    /// <summary>To the audit trail, of an attachment <c>f</c> that the same statement has written.</summary>
    /// <param name="at">When it happened.</param>
    public static SqlText Subject(SqlText at) => SqlText.Of($"""
        select {at} as at, f.request_no, f.seq as object_no, r.client_no, r.vendor_no,
            f.client_visible, f.vendor_visible, f.operations_visible
        from f
        join request r on r.request_no = f.request_no
        """);
}
