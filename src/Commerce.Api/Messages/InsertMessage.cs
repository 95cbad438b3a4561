using Commerce.Api.AuditTrail;
using Commerce.Api.Events;
using Commerce.Foundation.Identity;
using Commerce.Query.Sql;

namespace Commerce.Api.Messages;

/// <summary>How a message comes to be, as steps of one statement.</summary>
internal static class InsertMessage
{
    /// <summary>
    /// Takes the thread's row lock, gives the next number and time under it, counts the message for those who see
    /// it, inserts it as <c>m</c>, tells of it, and records it. No row of <c>m</c>: no such request.
    /// </summary>
    /// <param name="request">The condition on the thread <c>r</c> of the request: one that exists for the caller.</param>
    public static SqlText Steps(SqlText request, MessageType type, string content, Audience sees, Caller caller) =>
        SqlText.Of($"""
            numbered as (
                update thread r
                set last_seq = r.last_seq + 1,
                    last_event = r.last_event + 1,
                    last_message_at = greatest(
                        date_trunc('milliseconds', clock_timestamp()),
                        r.last_message_at + interval '1 millisecond'),
                    client_messages = r.client_messages + {sees.Client}::int,
                    vendor_messages = r.vendor_messages + {sees.Vendor}::int,
                    operations_messages = r.operations_messages + {sees.Operations}::int
                where {request}
                returning r.request_no, r.last_seq, r.last_event, r.last_message_at, r.client_no, r.vendor_no, r.status
            ), m as (
                insert into message (
                    request_no, seq, type, content, client_visible, vendor_visible, operations_visible,
                    created_at, account_no, user_no, token_no, client_no, vendor_no)
                select request_no, last_seq, {type.ToString()}, {content},
                    {sees.Client}, {sees.Vendor}, {sees.Operations},
                    last_message_at, {caller.AccountNo}, {caller.UserNo}::int, {caller.TokenNo}::int,
                    client_no, vendor_no
                from numbered
                returning *
            ), told as ({Told(sees)}){Recorded(type, caller)}
            """);

    private static SqlText Told(Audience sees) => WriteEvent.Of(EventTypes.MessageCreated, SqlText.Of($"""
        select request_no, last_event as seq, last_seq as object_no, last_message_at as at, client_no, vendor_no,
            {sees.Client} as client_visible, {sees.Vendor} as vendor_visible,
            {sees.Operations} as operations_visible, status
        from numbered
        """));

    /// <summary>What the service says is no deed of its own: the event that it tells of is recorded by itself.</summary>
    private static SqlText Recorded(MessageType type, Caller caller) => type == MessageType.System
        ? SqlText.Empty
        : SqlText.Of($"""
            , recorded as ({WriteRecord.Of(EventTypes.MessageCreated, caller, SqlText.Of($"""
                select created_at as at, request_no, seq as object_no, client_no, vendor_no,
                    client_visible, vendor_visible, operations_visible
                from m
                """))})
            """);
}
