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

internal static class ListMessages
{
    private static readonly SqlText NoName = SqlText.Of($"null::text");

    /// <summary>List the messages of a request</summary>
    /// <remarks>
    /// Those that the caller's account may see, oldest first. By default each message comes in its short form: `id`, `href`, `type`, `content`. The total counts exactly what
    /// the caller may see. The `ETag` changes when one is added that the caller may see;
    /// with `If-None-Match`, `Prefer: wait=N` waits for that up to N seconds, 55 at the most. As `text/event-stream` the
    /// messages come as they are posted, each in its full form, its number as the event's id: those behind `Last-Event-ID`,
    /// or behind `after`, or all.
    /// </remarks>
    public static async Task<
        Results<Tagged<Page<Message>>, JsonLines<Message>, LiveStream<Message>, NotModified, ProblemResult>> Handle(
        RequestId id, ListCall list, Caller caller, HttpContext http, ConnectionPool database,
        MessagePages pages, ThreadVersions versions, AuthorNames authors, MarkupRenderer markup, PollList poll,
        CancellationToken cancellation)
    {
        if (list.IsStream || list.IsLive)
        {
            return await versions.FindAsync(id, caller) is null ? Problems.NotFound()
                : list.IsLive ? StreamMessages.Run(id, list, caller, database)
                : new JsonLines<Message>(MessageMarkup.StreamAsync(
                    database.StreamAsync<MessageRow>(All(id, list, caller), cancellation), list.Plan.Projection, markup,
                    cancellation));
        }

        var polled = await poll.RunAsync(
            EventTopic.Of(id), http, list, () => versions.FindAsync(id, caller),
            () => ReadAsync(id, list, caller, database, pages, authors, markup, cancellation), cancellation);
        return polled switch
        {
            { Page: { } page } => page,
            { Unchanged: { } unchanged } => unchanged,
            _ => Problems.NotFound(),
        };
    }

    private static async Task<Tagged<Page<Message>>?> ReadAsync(
        RequestId id, ListCall list, Caller caller, ConnectionPool database, MessagePages pages, AuthorNames authors,
        MarkupRenderer markup, CancellationToken cancellation)
    {
        var page = await pages.FindAsync(id, list, caller, () =>
            database.CountedAsync<MessageRow>(Sql(id, list, caller), rowBegins: "request_no", cancellation));
        if (page is null)
        {
            return null;
        }

        var projection = list.Plan.Projection;
        var form = new MessageForm(projection);
        var named = await authors.AddAsync(page.Rows, projection, cancellation);
        var rows = await MessageMarkup.RenderAsync(named, projection, markup, cancellation);
        return new Tagged<Page<Message>>(
            list.ToPage(rows, page.Total, row => row.ToMessage(form), (row, order) => row.SortValues(order)),
            list.TagOf(list.Plan.IsFiltered ? page.Version : page.Total));
    }

    /// <summary>The page with its counts; one row of counts alone where the page is empty.</summary>
    private static SqlText Sql(RequestId id, ListCall list, Caller caller)
    {
        var plan = list.Plan;
        var columns =
            MessageRow.ColumnsWithoutNames(plan.Projection, NoName, Attachments(list, caller), plan.Order);
        return SqlText.Of($"""
            select {Counts(id, list, caller)}, {columns}
            from (select from thread r where r.request_no = {id.Number} and {RequestScope.Of(caller)}) r
            left join (
                select *
                from message m
                where m.request_no = {id.Number} and {MessageScope.Visible(caller)}{list.Condition}
                    {SqlCompiler.After(plan)}
                order by {SqlCompiler.OrderBy(plan.Order)}
                limit {plan.Take} offset {plan.Skip}
            ) m on true
            order by {SqlCompiler.OrderBy(plan.Order)}
            """);
    }

    private static SqlText All(RequestId id, ListCall list, Caller caller) => SqlText.Of($"""
        select {MessageRow.Columns(list.Plan.Projection, NoName, Attachments(list, caller), [])}
        from thread r
        join message m on m.request_no = r.request_no
        {MessageRow.Joins(list.Plan.Projection)}
        where r.request_no = {id.Number} and {RequestScope.Of(caller)}
            and {MessageScope.Visible(caller)}{list.Condition}
        order by {SqlCompiler.OrderBy(list.Plan.Order)}
        """);

    private static SqlText Attachments(ListCall list, Caller caller) =>
        AttachmentReferences.Of(list.Plan.Projection, caller);

    /// <summary>
    /// The total, and where a filter narrows the list also its version: a count, in the same snapshot as the page. It names the
    /// request by its number: by the row's, it would be counted again for each message of the page.
    /// </summary>
    private static SqlText Counts(RequestId id, ListCall list, Caller caller)
    {
        var all = SqlText.Of($"""
            (select {MessageScope.Count(caller)}::bigint from thread r where r.request_no = {id.Number})
            """);
        return list.Plan.IsFiltered
            ? SqlText.Of($"""
                (select count(*)
                 from message m
                 where m.request_no = {id.Number} and {MessageScope.Visible(caller)}{list.Condition}) as total,
                {all} as version
                """)
            : SqlText.Of($"{all} as total");
    }
}
