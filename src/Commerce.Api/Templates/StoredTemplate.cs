using Commerce.Api.Accounts.Products;
using Commerce.Api.Parameters;
using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Commerce.Query;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Api.Templates;

/// <summary>A product's template as the database gives it; without a text where the vendor has stored none.</summary>
internal sealed record StoredTemplate(
    int ProductNo, string? Content, DateTimeOffset? UpdatedAt, int? UserNo, string? UserName, string? UserIcon,
    int? TokenNo, string? TokenName, string? TokenIcon, int? AccountNo, string? AccountName, string? AccountIcon)
{
    // The audit of a parameter is made of the same fields.
    private static readonly Projection Everything = ParameterFields.All.FullProjection;

    /// <returns>Null where there is no such product for the caller.</returns>
    public static Task<StoredTemplate?> FindAsync(ProductId id, Caller caller, NpgsqlConnection connection) =>
        FindAsync(id, ProductScope.OfDefinitions(caller), connection);

    /// <summary>That of the product of a request, which who sees the request sees with it.</summary>
    public static Task<StoredTemplate?> FindAsync(ProductId id, NpgsqlConnection connection) =>
        FindAsync(id, SqlText.Of($"true"), connection);

    private static Task<StoredTemplate?> FindAsync(ProductId id, SqlText scope, NpgsqlConnection connection) =>
        connection.FindAsync<StoredTemplate>(SqlText.Of($"""
            select p.product_no, t.content, t.updated_at, u.user_no, u.name as user_name, u.icon as user_icon,
                k.token_no, k.name as token_name, k.icon as token_icon,
                a.account_no, a.name as account_name, a.icon as account_icon
            from product p
            left join product_template t on t.product_no = p.product_no
            left join account_user u on u.user_no = t.updated_user_no
            left join api_token k on k.token_no = t.updated_token_no
            left join account a on a.account_no = t.updated_account_no
            where p.product_no = {id.Number} and {scope}
            """));

    public ProductTemplate ToTemplate(Language language) => Content is null
        ? new ProductTemplate { Content = DefaultTemplate.In(language), IsDefault = true }
        : new ProductTemplate
        {
            Content = Content,
            IsDefault = false,
            Audit = new DefinitionAudit { Updated = Updated() },
        };

    private AuditEvent Updated() => new()
    {
        At = UpdatedAt,
        By = Actor.By(Everything, "audit.updated.by", UserNo, UserName, UserIcon, TokenNo, TokenName, TokenIcon),
        Of = Actor.Account(Everything, "audit.updated.of", AccountNo, AccountName, AccountIcon),
    };
}
