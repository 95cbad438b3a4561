using Commerce.Query.Sql;

namespace Commerce.Api.Attachments;

/// <summary>What the audit trail is told of an attachment <c>f</c> that the same statement has written.</summary>
internal static class AttachmentEvent
{
    /// <param name="at">When it happened.</param>
    public static SqlText Subject(SqlText at) => SqlText.Of($"""
        select {at} as at, f.request_no, f.seq as object_no, r.client_no, r.vendor_no,
            f.client_visible, f.vendor_visible, f.operations_visible
        from f
        join request r on r.request_no = f.request_no
        """);
}
