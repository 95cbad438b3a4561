using Commerce.Api.Requests;
using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Commerce.Query.Sql;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Attachments;

internal static class ListAttachments
{
    /// <summary>List the attachments of a request</summary>
    /// <remarks>
    /// Those that the caller's account may see, in the order in which they were added. The audit is left out unless it is
    /// selected. The total counts exactly what the caller may see.
    /// </remarks>
    public static async Task<Results<Ok<Page<Attachment>>, JsonLines<Attachment>, ProblemResult>> Handle(
        RequestId id, ListCall list, Caller caller, ConnectionPool database, CancellationToken cancellation)
    {
        if (list.IsStream)
        {
            return await ExistsAsync(id, caller, database, cancellation)
                ? new JsonLines<Attachment>(database
                    .StreamAsync<AttachmentRow>(All(id, list, caller), cancellation)
                    .Select(row => row.ToAttachment(list.Plan.Projection)))
                : Problems.NotFound();
        }

        var plan = list.Plan;
        var order = SqlCompiler.OrderBy(plan.Order);
        var seen = SqlText.Of($"f.request_no = r.request_no and {AttachmentScope.Visible(caller)}{list.Condition}");
        var page = await database.CountedAsync<AttachmentRow>(
            SqlText.Of($"""
                select (select count(*) from attachment f where {seen}) as total, {AttachmentRow.Columns(plan.Order)}
                from request r
                left join lateral (
                    select *
                    from attachment f
                    where {seen}{SqlCompiler.After(plan)}
                    order by {order}
                    limit {plan.Take} offset {plan.Skip}
                ) f on true
                {AttachmentRow.Joins}
                where r.request_no = {id.Number} and {RequestScope.Of(caller)}
                order by {order}
                """),
            rowBegins: "request_no",
            cancellation);
        return page is null
            ? Problems.NotFound()
            : TypedResults.Ok(list.ToPage(
                page.Rows, page.Total, row => row.ToAttachment(plan.Projection), (row, order) => row.SortValues(order)));
    }

    private static async Task<bool> ExistsAsync(
        RequestId id, Caller caller, ConnectionPool database, CancellationToken cancellation) =>
        await database.FindAsync<int?>(
            SqlText.Of($"select 1 from request r where r.request_no = {id.Number} and {RequestScope.Of(caller)}"),
            cancellation) is not null;

    private static SqlText All(RequestId id, ListCall list, Caller caller) => SqlText.Of($"""
        select {AttachmentRow.Columns([])}
        from request r
        join attachment f on f.request_no = r.request_no
        {AttachmentRow.Joins}
        where r.request_no = {id.Number} and {RequestScope.Of(caller)}
            and {AttachmentScope.Visible(caller)}{list.Condition}
        order by {SqlCompiler.OrderBy(list.Plan.Order)}
        """);
}
