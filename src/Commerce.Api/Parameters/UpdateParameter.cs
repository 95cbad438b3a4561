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

internal static class UpdateParameter
{
    /// <summary>Change a parameter</summary>
    /// <remarks>
    /// By the product's vendor or Operations. Changes what the body names, and nothing else. Values that requests
    /// hold stay as they are; those of Drafts are held to the new rules when they are handed over.
    /// </remarks>
    public static async Task<Results<Tagged<Parameter>, ProblemResult>> Handle(
        ProductId id, ParameterId parameterId, Body<ParameterChange> body, Caller caller, HttpContext http,
        UnitOfWork work)
    {
        var connection = await work.BeginAsync();
        if (await ProductScope.RefuseOrLockAsync(id, caller, connection) is { } refusal)
        {
            return refusal;
        }

        if (parameterId.Product != id
            || await ParameterRow.FindAsync(parameterId, caller, connection) is not { } before)
        {
            return Problems.NotFound();
        }

        var full = ParameterFields.All.FullProjection;
        var after = With(before, body);
        var errors = Check(after);
        if (errors.Any)
        {
            return Problems.InvalidBody(errors);
        }

        if (EntityTag.IsStale(http, before.ToParameter(full)))
        {
            return Problems.PreconditionFailed();
        }

        if (after != before)
        {
            await StoreAsync(after, caller, connection);
            after = (await ParameterRow.FindAsync(parameterId, caller, connection))!;
        }

        await work.CommitAsync();
        return new Tagged<Parameter>(after.ToParameter(full));
    }

    /// <summary>The same with what the body names.</summary>
    private static ParameterRow With(ParameterRow row, Body<ParameterChange> body)
    {
        var change = body.Value;
        var constraints = change.Constraints;
        var clearsConstraints = body.Names("constraints") && constraints is null;
        return row with
        {
            Title = body.Names("title") ? change.Title : row.Title,
            Description = body.Names("description") ? change.Description : row.Description,
            Required = body.Names("constraints.required") || clearsConstraints
                ? constraints?.Required == true
                : row.Required,
            Readonly = body.Names("constraints.readonly") || clearsConstraints
                ? constraints?.Readonly == true
                : row.Readonly,
            OptionsJson = body.Names("options") && Text(change.Options ?? ParameterOptions.None) != Text(row.Options)
                ? Text(change.Options ?? ParameterOptions.None)
                : row.OptionsJson,
            DisplayOrder = body.Names("displayOrder") ? change.DisplayOrder : row.DisplayOrder,
        };
    }

    private static string Text(ParameterOptions options) =>
        JsonSerializer.Serialize(options, ParameterJson.Default.ParameterOptions);

    private static FieldErrors Check(ParameterRow row)
    {
        var errors = new FieldErrors();
        NewParameter.CheckTexts(errors, row.Title, row.Description);
        NewParameter.CheckPlace(errors, row.DisplayOrder);
        NewParameter.CheckConstraints(errors, row.Required, row.Readonly);
        ParameterOptionRules.Check(errors, row.Type, row.Options);
        return errors;
    }

    private static Task<int> StoreAsync(ParameterRow row, Caller caller, NpgsqlConnection connection) =>
        connection.ExecuteAsync(SqlText.Of($"""
            with d as (
                update product_parameter
                set title = {row.Title}, description = {row.Description}::text, required = {row.Required},
                    readonly = {row.Readonly}, options = {row.OptionsJson}::jsonb, display_order = {row.DisplayOrder},
                    updated_at = date_trunc('milliseconds', clock_timestamp()), updated_user_no = {caller.UserNo}::int,
                    updated_token_no = {caller.TokenNo}::int, updated_account_no = {caller.AccountNo}
                where product_no = {row.ProductNo} and seq = {row.Seq}
                returning *
            )
            {WriteRecord.Of(EventTypes.ParameterUpdated, caller, ParameterRecord.Subject(SqlText.Of($"d.updated_at")))}
            """));
}
