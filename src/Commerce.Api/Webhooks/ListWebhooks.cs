using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Commerce.Query.Sql;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Webhooks;

internal static class ListWebhooks
{
    /// <summary>List webhooks</summary>
    /// <remarks>Those of the caller's account, newest first. No secret is ever among them.</remarks>
    public static async Task<Results<Ok<Page<Webhook>>, JsonLines<Webhook>>> Handle(
        ListCall list, Caller caller, ConnectionPool database, TimeProvider clock, CancellationToken cancellation)
    {
        var (plan, now) = (list.Plan, clock.GetUtcNow());
        var order = SqlCompiler.OrderBy(plan.Order);
        var condition = SqlText.Of($"{WebhookRow.OfAccount(caller)}{list.Condition}");
        if (list.IsStream)
        {
            return new JsonLines<Webhook>(database
                .StreamAsync<WebhookRow>(
                    SqlText.Of($"""
                        select {WebhookRow.Columns(plan.Projection, [])}
                        from webhook o
                        where {condition}
                        order by {order}
                        """),
                    cancellation)
                .Select(row => row.ToWebhook(plan.Projection, now)));
        }

        var page = await database.CountedAsync<WebhookRow>(
            SqlText.Of($"""
                select t.total, {WebhookRow.Columns(plan.Projection, plan.Order)}
                from (select count(*) as total from webhook o where {condition}) t
                left join (
                    select *
                    from webhook o
                    where {condition}{SqlCompiler.After(plan)}
                    order by {order}
                    limit {plan.Take} offset {plan.Skip}
                ) o on true
                order by {order}
                """),
            rowBegins: "webhook_no",
            cancellation);
        return TypedResults.Ok(list.ToPage(
            page!.Rows, page.Total, row => row.ToWebhook(plan.Projection, now),
            (row, order) => SortKeys.Read(row.SortKey, order)));
    }
}
