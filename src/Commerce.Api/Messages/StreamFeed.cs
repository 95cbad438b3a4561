using Commerce.Api.Attachments;
using Commerce.Api.AuditTrail;
using Commerce.Api.Events;
using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Commerce.Query.Sql;
using EventId = Commerce.Api.Events.EventId;

namespace Commerce.Api.Messages;

/// <summary>The messages across requests as they come: those behind an event, and then each new one.</summary>
internal static class StreamFeed
{
    private const int Batch = 100;

    /// <exception cref="ProblemException">400: what the caller has is no event's id. 410: it is no longer kept.</exception>
    public static async Task<LiveStream<Message>> RunAsync(
        ListCall list, Caller caller, ConnectionPool database, CancellationToken cancellation)
    {
        var last = 0L;
        if (list.ResumeFrom is { } text)
        {
            var after = EventId.Parse(text) ?? throw list.CannotResume("The id of an event is expected.");
            last = await FindEventPlace.RunAsync(after, caller, database, cancellation)
                ?? throw new ProblemException(Problems.EventGone());
        }

        return new LiveStream<Message>(EventTopic.Of(caller), async stop =>
        {
            var rows = await database.PairsAsync<StreamPosition, MessageRow>(
                Sql(last, list, caller), "request_no", stop);
            var messages = rows.Where(row => row.Right is not null).ToList();
            // Places are given in one go with the head's: up to there, nothing is yet to come.
            last = messages.Count == Batch ? messages[^1].Left.Place!.Value : rows[0].Left.Head;
            return [.. messages.Select(row => ToEvent(row.Left, row.Right!))];
        });
    }

    private static LiveEvent<Message> ToEvent(StreamPosition position, MessageRow row) => new(
        new EventId(row.RequestNo, position.EventSeq!.Value).ToString(), EventTypes.MessageCreated,
        row.ToMessage(MessageFields.InFeed.FullProjection));

    private static SqlText Sql(long last, ListCall list, Caller caller)
    {
        var full = MessageFields.InFeed.FullProjection;
        return SqlText.Of($"""
            select h.place as head, m.place, m.event_seq,
                {MessageRow.Columns(full, SqlText.Of($"m.request_name"), AttachmentReferences.Of(full, caller), [])}
            from event_head h
            left join (
                select m.*, r.name as request_name, e.place, e.seq as event_seq
                from event e
                join request r on r.request_no = e.request_no
                join message m on m.request_no = e.request_no and m.seq = e.object_no
                where e.place > {last} and e.type = {EventTypes.MessageCreated} and {EventScope.Visible(caller)}
                    and {MessageScope.InFeed(caller)}{list.Condition}
                order by e.place
                limit {Batch}
            ) m on true
            {MessageRow.Joins(full)}
            where h.feed = 0
            order by m.place
            """);
    }
}
