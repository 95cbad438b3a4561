using Commerce.Api.Database;
using Commerce.Api.Http;
using Commerce.Api.Identity;
using Commerce.Api.Markup;
using Commerce.Api.Requests;
using Commerce.Query.Sql;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Commerce.Api.Messages;

internal static class ListMessages
{
    private static readonly SqlText NoName = SqlText.Of($"null::text");

    /// <summary>List the messages of a request</summary>
    /// <remarks>
    /// Those that the caller's account may see, oldest first. By default each message comes in its short form: `id`, `href`, `type`, `content`. The total counts exactly what
    /// the caller may see.
    /// </remarks>
    public static async Task<Results<Ok<Page<Message>>, ProblemResult>> Handle(
        RequestId id, ListCall list, Caller caller, NpgsqlDataSource database, MarkupRenderer markup,
        CancellationToken cancellation)
    {
        var plan = list.Plan;
        var order = SqlCompiler.OrderBy(plan.Order);
        var page = await database.CountedAsync<MessageRow>(
            SqlText.Of($"""
                select {MessageScope.Count(caller)} as total, {MessageRow.Columns(plan.Projection, NoName)}
                from request r
                left join lateral (
                    select *
                    from message m
                    where m.request_no = r.request_no and {MessageScope.Visible(caller)}{SqlCompiler.After(plan)}
                    order by {order}
                    limit {plan.Take} offset {plan.Skip}
                ) m on true
                {MessageRow.Joins(plan.Projection)}
                where r.request_no = {id.Number} and {RequestScope.Of(caller)}
                order by {order}
                """),
            rowBegins: "request_no",
            cancellation);
        if (page is null)
        {
            return Problems.NotFound();
        }

        var rows = await MessageMarkup.RenderAsync(page.Rows, plan.Projection, markup, cancellation);
        return TypedResults.Ok(list.ToPage(
            rows, page.Total, row => row.ToMessage(plan.Projection), (row, column) => row.SortValue(column)));
    }
}
