using Commerce.Api.Accounts.Products;
using Commerce.Api.AuditTrail;
using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Commerce.Query.Sql;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Parameters;

internal static class DeleteParameter
{
    /// <summary>Delete a parameter</summary>
    /// <remarks>
    /// By the product's vendor or Operations. It is no longer asked; requests that hold a value of it keep and show it,
    /// unchangeable. Its id is never given again, its `externalId` is free at once.
    /// </remarks>
    public static async Task<Results<NoContent, ProblemResult>> Handle(
        ProductId id, ParameterId parameterId, Caller caller, HttpContext http, UnitOfWork work)
    {
        var connection = await work.BeginAsync();
        if (await ProductScope.RefuseOrLockAsync(id, caller, connection) is { } refusal)
        {
            return refusal;
        }

        if (parameterId.Product != id || await ParameterRow.FindAsync(parameterId, caller, connection) is not { } row)
        {
            return Problems.NotFound();
        }

        if (EntityTag.IsStale(http, row.ToParameter(ParameterFields.All.FullProjection)))
        {
            return Problems.PreconditionFailed();
        }

        await connection.ExecuteAsync(SqlText.Of($"""
            with d as (
                update product_parameter
                set deleted_at = date_trunc('milliseconds', clock_timestamp())
                where product_no = {id.Number} and seq = {parameterId.Seq}
                returning *
            )
            {WriteRecord.Of(EventTypes.ParameterDeleted, caller, ParameterRecord.Subject(SqlText.Of($"d.deleted_at")))}
            """));
        await work.CommitAsync();
        return TypedResults.NoContent();
    }
}
