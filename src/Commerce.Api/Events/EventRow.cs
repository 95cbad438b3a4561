using Commerce.Api.Attachments;
using Commerce.Api.Messages;
using Commerce.Api.Requests;
using Commerce.Query.Sql;

namespace Commerce.Api.Events;

/// <summary>An event as the database gives it.</summary>
internal sealed record EventRow(
    long Place, long RequestNo, int Seq, string Type, int? ObjectNo, DateTimeOffset At, string RequestName)
{
    /// <summary>The columns of the record, in its order, of an event <c>e</c> and its request <c>r</c>.</summary>
    public static SqlText Columns { get; } = SqlText.Of($"""
        e.place, e.request_no, e.seq, e.type, e.object_no, e.at, r.name as request_name
        """);

    public EventId Id => new(RequestNo, Seq);

    public RequestId Request => new(RequestNo);

    public bool IsOfMessage => Type.StartsWith("message.", StringComparison.Ordinal);

    public bool IsOfAttachment => Type.StartsWith("attachment.", StringComparison.Ordinal);

    public MessageId Message => new(Request, ObjectNo!.Value);

    public AttachmentId Attachment => new(Request, ObjectNo!.Value);
}
