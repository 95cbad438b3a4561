using Commerce.Api.Attachments;
using Commerce.Api.Events;
using Commerce.Api.Requests;
using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Commerce.Foundation.Markup;
using Commerce.Query.Sql;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Messages;

internal static class ListFeed
{
    private static readonly SqlText RequestName = SqlText.Of($"m.request_name");

    /// <summary>List messages across requests</summary>
    /// <remarks>
    /// Those of every request that the caller's account sees, newest first. Each names its `request`; otherwise as in the
    /// list of one request. Waiting and `text/event-stream` are as there, too; the id of a streamed event is that of the
    /// event feed.
    /// </remarks>
    public static async Task<Results<Tagged<Page<Message>>, JsonLines<Message>, LiveStream<Message>, NotModified>> Handle(
        ListCall list, Caller caller, HttpContext http, ConnectionPool database, MarkupRenderer markup, PollList poll,
        CancellationToken cancellation)
    {
        if (list.IsLive)
        {
            return await StreamFeed.RunAsync(list, caller, database, cancellation);
        }

        if (list.IsStream)
        {
            return new JsonLines<Message>(MessageMarkup.StreamAsync(
                database.StreamAsync<MessageRow>(All(list, caller), cancellation), list.Plan.Projection, markup,
                cancellation));
        }

        var polled = await poll.RunAsync(
            EventTopic.Of(caller), http, list, version: null,
            async () => await ReadAsync(list, caller, database, markup, cancellation), cancellation);
        return polled.Unchanged is { } unchanged ? unchanged : polled.Page!;
    }

    private static async Task<Tagged<Page<Message>>> ReadAsync(
        ListCall list, Caller caller, ConnectionPool database, MarkupRenderer markup, CancellationToken cancellation)
    {
        var plan = list.Plan;
        var order = SqlCompiler.OrderBy(plan.Order);
        var page = await database.CountedAsync<MessageRow>(
            SqlText.Of($"""
                select f.total, {MessageRow.Columns(plan.Projection, RequestName, Attachments(list, caller), plan.Order)}
                from ({Total(list, caller)}) f
                left join (
                    select m.*, r.name as request_name
                    from message m
                    join request r on r.request_no = m.request_no
                    where {MessageScope.InFeed(caller)}{list.Condition}{SqlCompiler.After(plan)}
                    order by {order}
                    limit {plan.Take} offset {plan.Skip}
                ) m on true
                {MessageRow.Joins(plan.Projection)}
                order by {order}
                """),
            rowBegins: "request_no",
            cancellation);
        var form = new MessageForm(plan.Projection);
        var rows = await MessageMarkup.RenderAsync(page!.Rows, plan.Projection, markup, cancellation);
        return new Tagged<Page<Message>>(list.ToPage(
            rows, page.Total, row => row.ToMessage(form), (row, order) => row.SortValues(order)));
    }

    private static SqlText All(ListCall list, Caller caller) => SqlText.Of($"""
        select {MessageRow.Columns(list.Plan.Projection, SqlText.Of($"r.name"), Attachments(list, caller), [])}
        from message m
        join request r on r.request_no = m.request_no
        {MessageRow.Joins(list.Plan.Projection)}
        where {MessageScope.InFeed(caller)}{list.Condition}
        order by {SqlCompiler.OrderBy(list.Plan.Order)}
        """);

    private static SqlText Attachments(ListCall list, Caller caller) =>
        AttachmentReferences.Of(list.Plan.Projection, caller);

    /// <summary>The threads' counters where nothing narrows the list; else a count, in the same snapshot.</summary>
    private static SqlText Total(ListCall list, Caller caller) => list.Plan.IsFiltered
        ? SqlText.Of($"""
            select count(*) as total
            from message m
            join request r on r.request_no = m.request_no
            where {MessageScope.InFeed(caller)}{list.Condition}
            """)
        : SqlText.Of($"""
            select coalesce(sum({MessageScope.Count(caller)}), 0) as total
            from thread r
            where {RequestScope.Of(caller)}
            """);
}
