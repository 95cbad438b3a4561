using Commerce.Api.Database;
using Commerce.Api.Http;
using Commerce.Api.Identity;
using Commerce.Query.Sql;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Commerce.Api.Requests;

internal static class ListRequests
{
    /// <summary>List requests</summary>
    /// <remarks>
    /// Newest first. A client sees its own, a vendor those sent to it that are no Drafts, Operations all. The audit is left out
    /// unless it is selected.
    /// </remarks>
    public static async Task<Results<Ok<Page<Request>>, JsonLines<Request>>> Handle(
        ListCall list, Caller caller, NpgsqlDataSource database, CancellationToken cancellation)
    {
        if (list.IsStream)
        {
            return new JsonLines<Request>(database
                .StreamAsync<RequestRow>(All(list, caller), cancellation)
                .Select(row => row.ToRequest(list.Plan.Projection, caller)));
        }

        var plan = list.Plan;
        var scope = RequestScope.Of(caller);
        var order = SqlCompiler.OrderBy(plan.Order);
        var page = await database.CountedAsync<RequestRow>(
            SqlText.Of($"""
                select t.total, {RequestRow.Columns(caller, plan.Order)}
                from (select count(*)::int as total from request r where {scope}{list.Condition}) t
                left join (
                    select *
                    from request r
                    where {scope}{list.Condition}{SqlCompiler.After(plan)}
                    order by {order}
                    limit {plan.Take} offset {plan.Skip}
                ) r on true
                {RequestRow.Joins}
                order by {order}
                """),
            rowBegins: "request_no",
            cancellation);
        return TypedResults.Ok(list.ToPage(
            page!.Rows, page.Total, row => row.ToRequest(plan.Projection, caller),
            (row, order) => row.SortValues(order)));
    }

    private static SqlText All(ListCall list, Caller caller) => SqlText.Of($"""
        select {RequestRow.Columns(caller, [])}
        from request r
        {RequestRow.Joins}
        where {RequestScope.Of(caller)}{list.Condition}
        order by {SqlCompiler.OrderBy(list.Plan.Order)}
        """);
}
