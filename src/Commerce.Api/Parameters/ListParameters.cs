using Commerce.Api.Accounts.Products;
using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Commerce.Query.Sql;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Parameters;

internal static class ListParameters
{
    private static readonly SqlText OfProduct = SqlText.Of($"d.product_no = p.product_no and d.deleted_at is null");

    /// <summary>List the parameters of a product</summary>
    /// <remarks>
    /// What is asked of every request for the product, in the order in which it is shown. A vendor reads those of its
    /// own products. The audit is left out unless it is selected.
    /// </remarks>
    public static async Task<Results<Ok<Page<Parameter>>, JsonLines<Parameter>, ProblemResult>> Handle(
        ProductId id, ListCall list, Caller caller, ConnectionPool database, CancellationToken cancellation)
    {
        if (list.IsStream)
        {
            return await ProductScope.ContainsAsync(id, caller, database, cancellation)
                ? new JsonLines<Parameter>(database
                    .StreamAsync<ParameterRow>(All(id, list, caller), cancellation)
                    .Select(row => row.ToParameter(list.Plan.Projection)))
                : Problems.NotFound();
        }

        var plan = list.Plan;
        var order = SqlCompiler.OrderBy(plan.Order);
        var page = await database.CountedAsync<ParameterRow>(
            SqlText.Of($"""
                select t.total, {ParameterRow.Columns(plan.Order)}
                from product p
                cross join lateral (
                    select count(*) as total from product_parameter d where {OfProduct}{list.Condition}
                ) t
                left join lateral (
                    select *
                    from product_parameter d
                    where {OfProduct}{list.Condition}{SqlCompiler.After(plan)}
                    order by {order}
                    limit {plan.Take} offset {plan.Skip}
                ) d on true
                {ParameterRow.Joins}
                where p.product_no = {id.Number} and {ProductScope.OfDefinitions(caller)}
                order by {order}
                """),
            rowBegins: "product_no",
            cancellation);
        return page is null
            ? Problems.NotFound()
            : TypedResults.Ok(list.ToPage(
                page.Rows, page.Total, row => row.ToParameter(plan.Projection), (row, order) => row.SortValues(order)));
    }

    private static SqlText All(ProductId id, ListCall list, Caller caller) => SqlText.Of($"""
        select {ParameterRow.Columns([])}
        from product p
        join product_parameter d on {OfProduct}
        {ParameterRow.Joins}
        where p.product_no = {id.Number} and {ProductScope.OfDefinitions(caller)}{list.Condition}
        order by {SqlCompiler.OrderBy(list.Plan.Order)}
        """);
}
