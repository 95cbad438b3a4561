using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Commerce.Query.Sql;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Webhooks;

internal static class ListDeliveries
{
    private static readonly SqlText OfWebhook = SqlText.Of($"d.webhook_no = o.webhook_no");

    /// <summary>List the deliveries of a webhook</summary>
    /// <remarks>Newest first: each event that the webhook asked for within the last 30 days, and what came of it.</remarks>
    public static async Task<Results<Ok<Page<WebhookDelivery>>, JsonLines<WebhookDelivery>, ProblemResult>> Handle(
        WebhookId id, ListCall list, Caller caller, ConnectionPool database, CancellationToken cancellation)
    {
        var plan = list.Plan;
        var order = SqlCompiler.OrderBy(plan.Order);
        var own = SqlText.Of($"o.webhook_no = {id.Number} and {WebhookRow.OfAccount(caller)}");
        if (list.IsStream)
        {
            return await database.FindAsync<int?>(SqlText.Of($"select 1 from webhook o where {own}"), cancellation) is null
                ? Problems.NotFound()
                : new JsonLines<WebhookDelivery>(database
                    .StreamAsync<DeliveryRow>(
                        SqlText.Of($"""
                            select {DeliveryRow.Columns([])}
                            from webhook o
                            join webhook_delivery d on {OfWebhook}
                            where {own}{list.Condition}
                            order by {order}
                            """),
                        cancellation)
                    .Select(row => row.ToDelivery(plan.Projection)));
        }

        var page = await database.CountedAsync<DeliveryRow>(
            SqlText.Of($"""
                select t.total, {DeliveryRow.Columns(plan.Order)}
                from webhook o
                cross join lateral (
                    select count(*) as total from webhook_delivery d where {OfWebhook}{list.Condition}
                ) t
                left join lateral (
                    select *
                    from webhook_delivery d
                    where {OfWebhook}{list.Condition}{SqlCompiler.After(plan)}
                    order by {order}
                    limit {plan.Take} offset {plan.Skip}
                ) d on true
                where {own}
                order by {order}
                """),
            rowBegins: "request_no",
            cancellation);
        return page is null
            ? Problems.NotFound()
            : TypedResults.Ok(list.ToPage(
                page.Rows, page.Total, row => row.ToDelivery(plan.Projection),
                (row, order) => SortKeys.Read(row.SortKey, order)));
    }
}
