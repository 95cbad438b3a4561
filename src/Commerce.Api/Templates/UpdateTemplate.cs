using Commerce.Api.Accounts.Products;
using Commerce.Api.AuditTrail;
using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Commerce.Query.Sql;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Commerce.Api.Templates;

internal static class UpdateTemplate
{
    /// <summary>Change the template of a product</summary>
    /// <remarks>
    /// By the product's vendor or Operations: an object as JSON, or the text alone as `text/markdown`. Placeholders
    /// stand in double braces: `id`, `name`, `status`, `client.id`, `client.name` and so for `vendor`, `product`,
    /// `requester`, `assignee`; `audit.created.at`; `parameters.` and a parameter's `externalId`; and `parameters`, a
    /// table of all, alone on a line. An unknown one is refused. Values are shown as the text that they are: none
    /// becomes Markdown.
    /// </remarks>
    public static async Task<Results<Tagged<ProductTemplate>, ProblemResult>> Handle(
        ProductId id, TextBody<NewTemplate> body, Caller caller, HttpContext http, UnitOfWork work)
    {
        var connection = await work.BeginAsync();
        if (await ProductScope.RefuseOrLockAsync(id, caller, connection) is { } refusal)
        {
            return refusal;
        }

        var content = body.Value is { } json ? json.Content : body.Text;
        var errors = new FieldErrors();
        if (content is not null)
        {
            Placeholders.Check(content, await ParametersAsync(id, connection), errors);
        }

        if (errors.Any)
        {
            return Problems.InvalidBody(errors);
        }

        var language = Languages.Of(http);
        var before = (await StoredTemplate.FindAsync(id, caller, connection))!;
        if (EntityTag.IsStale(http, before.ToTemplate(language)))
        {
            return Problems.PreconditionFailed();
        }

        if (content != before.Content)
        {
            await StoreAsync(id, content, caller, connection);
        }

        var after = await StoredTemplate.FindAsync(id, caller, connection);
        await work.CommitAsync();
        return new Tagged<ProductTemplate>(after!.ToTemplate(language));
    }

    private static async Task<IReadOnlyList<string>> ParametersAsync(ProductId id, NpgsqlConnection connection) =>
        await connection.FindAsync<string[]>(SqlText.Of($"""
            select array(
                select external_id from product_parameter where product_no = {id.Number} and deleted_at is null)
            """)) ?? [];

    private static Task<int> StoreAsync(ProductId id, string? content, Caller caller, NpgsqlConnection connection)
    {
        var at = SqlText.Of($"date_trunc('milliseconds', clock_timestamp())");
        var step = content is null
            ? SqlText.Of($"""
                delete from product_template where product_no = {id.Number} returning product_no, {at} as at
                """)
            : SqlText.Of($"""
                insert into product_template (
                    product_no, content, updated_at, updated_user_no, updated_token_no, updated_account_no)
                values (
                    {id.Number}, {content}, {at}, {caller.UserNo}::int, {caller.TokenNo}::int, {caller.AccountNo})
                on conflict (product_no) do update
                set content = excluded.content, updated_at = excluded.updated_at,
                    updated_user_no = excluded.updated_user_no, updated_token_no = excluded.updated_token_no,
                    updated_account_no = excluded.updated_account_no
                returning product_no, updated_at as at
                """);
        var subject = SqlText.Of($"""
            select t.at, null::bigint as request_no, t.product_no::bigint as object_no, null::int as client_no,
                p.vendor_no, false as client_visible, true as vendor_visible, true as operations_visible
            from t
            join product p on p.product_no = t.product_no
            """);
        return connection.ExecuteAsync(SqlText.Of($"""
            with t as ({step})
            {WriteRecord.Of(EventTypes.TemplateUpdated, caller, subject)}
            """));
    }
}
