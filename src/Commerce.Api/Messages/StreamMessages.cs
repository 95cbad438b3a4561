using System.Globalization;
using Commerce.Api.Attachments;
using Commerce.Api.AuditTrail;
using Commerce.Api.Events;
using Commerce.Api.Requests;
using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Commerce.Query.Sql;

namespace Commerce.Api.Messages;

/// <summary>The messages of one request as they come: those behind a number, and then each new one.</summary>
internal static class StreamMessages
{
    private const int Batch = 100;

    private static readonly SqlText NoName = SqlText.Of($"null::text");

    /// <exception cref="ProblemException">400: what the caller has is no number of a message.</exception>
    public static LiveStream<Message> Run(RequestId id, ListCall list, Caller caller, ConnectionPool database)
    {
        var last = list.ResumeFrom is not { } text ? 0L
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw list.CannotResume("The number of a message in the thread is expected.");
        return new LiveStream<Message>(EventTopic.Of(id), async cancellation =>
        {
            var rows = await database.PairsAsync<StreamPosition, MessageRow>(
                Sql(id, last, list, caller), "request_no", cancellation);
            var messages = rows.Select(row => row.Right).OfType<MessageRow>().ToList();
            // Numbers are given under the thread's row lock: behind its last one there is nothing yet.
            last = messages.Count == Batch ? messages[^1].Seq : Math.Max(last, rows.Select(row => row.Left.Head).FirstOrDefault());
            return [.. messages.Select(ToEvent)];
        });
    }

    private static LiveEvent<Message> ToEvent(MessageRow row) => new(
        string.Create(CultureInfo.InvariantCulture, $"{row.Seq}"), EventTypes.MessageCreated,
        row.ToMessage(MessageFields.InThread.FullProjection));

    private static SqlText Sql(RequestId id, long last, ListCall list, Caller caller)
    {
        var full = MessageFields.InThread.FullProjection;
        return SqlText.Of($"""
            select r.last_seq as head, {MessageRow.Columns(full, NoName, AttachmentReferences.Of(full, caller), [])}
            from thread r
            left join (
                select *
                from message m
                where m.request_no = {id.Number} and m.seq > {last} and {MessageScope.Visible(caller)}{list.Condition}
                order by m.seq
                limit {Batch}
            ) m on true
            {MessageRow.Joins(full)}
            where r.request_no = {id.Number} and {RequestScope.Of(caller)}
            order by m.seq
            """);
    }
}
