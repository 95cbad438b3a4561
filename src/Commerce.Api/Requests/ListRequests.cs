using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Commerce.Foundation.Markup;
using Commerce.Query.Sql;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Requests;

internal static class ListRequests
{
    /// <summary>List requests</summary>
    /// <remarks>
    /// Newest first. A client sees its own, a vendor those sent to it that are no Drafts, Operations all. The audit and the
    /// messages are left out unless they are selected.
    /// </remarks>
    public static async Task<Results<Ok<Page<Request>>, JsonLines<Request>>> Handle(
        ListCall list, Caller caller, ConnectionPool database, MarkupRenderer markup,
        CancellationToken cancellation)
    {
        var plan = list.Plan;
        if (list.IsStream)
        {
            var read = database.StreamAsync<RequestRow>(All(list, caller), cancellation);
            return new JsonLines<Request>(RequestMessages
                .StreamAsync(read, plan.Projection, markup, cancellation)
                .Select(row => row.ToRequest(plan.Projection, caller)));
        }

        var scope = RequestScope.Of(caller);
        var order = SqlCompiler.OrderBy(plan.Order);
        var page = await database.CountedAsync<RequestRow>(
            SqlText.Of($"""
                select t.total, {RequestRow.Columns(plan.Projection, caller, plan.Order, list.Now)}
                from (select count(*) as total from request r where {scope}{list.Condition}) t
                left join (
                    select *
                    from request r
                    where {scope}{list.Condition}{SqlCompiler.After(plan)}
                    order by {order}
                    limit {plan.Take} offset {plan.Skip}
                ) r on true
                {RequestRow.Joins(plan.Projection)}
                order by {order}
                """),
            rowBegins: "request_no",
            cancellation);
        var rows = await RequestMessages.ReadAsync(page!.Rows, plan.Projection, markup, cancellation);
        return TypedResults.Ok(list.ToPage(
            rows, page.Total, row => row.ToRequest(plan.Projection, caller),
            (row, order) => row.SortValues(order)));
    }

    private static SqlText All(ListCall list, Caller caller) => SqlText.Of($"""
        select {RequestRow.Columns(list.Plan.Projection, caller, [], list.Now)}
        from request r
        {RequestRow.Joins(list.Plan.Projection)}
        where {RequestScope.Of(caller)}{list.Condition}
        order by {SqlCompiler.OrderBy(list.Plan.Order)}
        """);
}
