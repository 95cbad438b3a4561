using System.Text.Json;
using Commerce.Api.Accounts.Products;
using Commerce.Api.AuditTrail;
using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Commerce.Query.Sql;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Commerce.Api.Parameters;

internal static class CreateParameter
{
    private const int MostOfProduct = 50;
    private const int LastNumber = 9_999;

    /// <summary>Create a parameter</summary>
    /// <remarks>
    /// By the product's vendor or Operations: from now on it is asked of every request for the product, at most 50 of
    /// them. Requests that have left Draft are not held to it.
    /// </remarks>
    public static async Task<Results<Created<Parameter>, ProblemResult>> Handle(
        ProductId id, Body<NewParameter> body, Caller caller, UnitOfWork work)
    {
        var errors = new FieldErrors();
        body.Value.Check(errors);
        if (errors.Any)
        {
            return Problems.InvalidBody(errors);
        }

        var connection = await work.BeginAsync();
        if (await ProductScope.RefuseOrLockAsync(id, caller, connection) is { } refusal)
        {
            return refusal;
        }

        var taken = (await connection.FindAsync<Taken>(SqlText.Of($"""
            select count(*) filter (where deleted_at is null)::int as present, coalesce(max(seq), 0) as last,
                coalesce(bool_or(deleted_at is null and external_id = {body.Value.ExternalId}), false) as is_known
            from product_parameter
            where product_no = {id.Number}
            """)))!;
        if (taken.IsKnown)
        {
            errors.Add("externalId", "The product has a parameter with this id already.");
            return Problems.InvalidBody(errors);
        }

        if (taken.Present >= MostOfProduct || taken.Last >= LastNumber)
        {
            return Problems.Conflict(taken.Last >= LastNumber
                ? $"The product has had {LastNumber} parameters; there is no number left for another."
                : $"The product has {taken.Present} parameters, the most that a product has. Delete one first.");
        }

        var made = new ParameterId(id, taken.Last + 1);
        await InsertAsync(made, body.Value, caller, connection);
        var row = await ParameterRow.FindAsync(made, caller, connection);
        await work.CommitAsync();
        return TypedResults.Created(made.Href, row!.ToParameter(ParameterFields.All.FullProjection));
    }

    private static Task<int> InsertAsync(
        ParameterId id, NewParameter parameter, Caller caller, NpgsqlConnection connection)
    {
        var options = JsonSerializer.Serialize(
            parameter.Options ?? ParameterOptions.None, ParameterJson.Default.ParameterOptions);
        return connection.ExecuteAsync(SqlText.Of($"""
            with d as (
                insert into product_parameter (
                    product_no, seq, external_id, title, description, type, required, readonly, options,
                    display_order, created_at, created_user_no, created_token_no, created_account_no)
                values (
                    {id.Product.Number}, {id.Seq}, {parameter.ExternalId}, {parameter.Title},
                    {parameter.Description}::text, {parameter.Type.ToString()},
                    {parameter.Constraints?.Required == true}, {parameter.Constraints?.Readonly == true},
                    {options}::jsonb,
                    coalesce(
                        {parameter.DisplayOrder}::int,
                        (select least(max(display_order) + 1, {NewParameter.LastPlace})
                         from product_parameter
                         where product_no = {id.Product.Number} and deleted_at is null),
                        1),
                    date_trunc('milliseconds', clock_timestamp()),
                    {caller.UserNo}::int, {caller.TokenNo}::int, {caller.AccountNo})
                returning *
            )
            {WriteRecord.Of(EventTypes.ParameterCreated, caller, ParameterRecord.Subject(SqlText.Of($"d.created_at")))}
            """));
    }

    private sealed record Taken(int Present, int Last, bool IsKnown);
}
