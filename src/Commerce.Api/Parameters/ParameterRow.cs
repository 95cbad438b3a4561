using System.Text.Json;
using Commerce.Api.Accounts.Products;
using Commerce.Foundation.Database;
using Commerce.Foundation.Identity;
using Commerce.Query;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Api.Parameters;

/// <summary>A parameter's definition as the database gives it.</summary>
internal sealed record ParameterRow(
    int ProductNo, int Seq, string ExternalId, string Title, string? Description, string TypeName,
    bool Required, bool Readonly, string OptionsJson, int DisplayOrder,
    DateTimeOffset CreatedAt, int? CreatedUserNo, string? CreatedUserName, string? CreatedUserIcon,
    int? CreatedTokenNo, string? CreatedTokenName, string? CreatedTokenIcon,
    int? CreatedAccountNo, string? CreatedAccountName, string? CreatedAccountIcon,
    DateTimeOffset? UpdatedAt, int? UpdatedUserNo, string? UpdatedUserName, string? UpdatedUserIcon,
    int? UpdatedTokenNo, string? UpdatedTokenName, string? UpdatedTokenIcon,
    int? UpdatedAccountNo, string? UpdatedAccountName, string? UpdatedAccountIcon,
    string? SortKey)
{
    public static SqlText Joins { get; } = SqlText.Of($"""
        left join account_user cu on cu.user_no = d.created_user_no
        left join api_token ct on ct.token_no = d.created_token_no
        left join account ca on ca.account_no = d.created_account_no
        left join account_user uu on uu.user_no = d.updated_user_no
        left join api_token ut on ut.token_no = d.updated_token_no
        left join account ua on ua.account_no = d.updated_account_no
        """);

    public ParameterId Id => new(new ProductId(ProductNo), Seq);

    public ParameterType Type => Enum.Parse<ParameterType>(TypeName);

    public ParameterOptions Options =>
        JsonSerializer.Deserialize(OptionsJson, ParameterJson.Default.ParameterOptions) ?? ParameterOptions.None;

    /// <summary>The columns of the record, in its order, of a definition <c>d</c> and <see cref="Joins"/>.</summary>
    public static SqlText Columns(IReadOnlyList<OrderTerm> order) => SqlText.Of($"""
        d.product_no, d.seq, d.external_id, d.title, d.description, d.type as type_name,
        d.required, d.readonly, d.options::text as options_json, d.display_order,
        d.created_at, cu.user_no as created_user_no, cu.name as created_user_name, cu.icon as created_user_icon,
        ct.token_no as created_token_no, ct.name as created_token_name, ct.icon as created_token_icon,
        ca.account_no as created_account_no, ca.name as created_account_name, ca.icon as created_account_icon,
        d.updated_at, uu.user_no as updated_user_no, uu.name as updated_user_name, uu.icon as updated_user_icon,
        ut.token_no as updated_token_no, ut.name as updated_token_name, ut.icon as updated_token_icon,
        ua.account_no as updated_account_no, ua.name as updated_account_name, ua.icon as updated_account_icon,
        {SortKeys.Column(order)}
        """);

    /// <returns>Null where there is no such parameter for the caller.</returns>
    public static Task<ParameterRow?> FindAsync(ParameterId id, Caller caller, NpgsqlConnection connection) =>
        connection.FindAsync<ParameterRow>(SqlText.Of($"""
            select {Columns([])}
            from product p
            join product_parameter d on d.product_no = p.product_no
            {Joins}
            where p.product_no = {id.Product.Number} and d.seq = {id.Seq} and d.deleted_at is null
                and {ProductScope.OfDefinitions(caller)}
            """));

    /// <summary>The values of the columns that an order stands on.</summary>
    public IReadOnlyList<object> SortValues(IReadOnlyList<OrderTerm> order)
    {
        var read = SortKeys.Read(SortKey, order);
        return [.. order.Select((term, i) => term.Column.Name switch
        {
            "seq" => Seq,
            "display_order" => DisplayOrder,
            _ => read[i],
        })];
    }

    public Parameter ToParameter(Projection projection) => new()
    {
        Id = projection.If("id", Id.ToString()),
        Href = projection.If("href", Id.Href),
        ExternalId = projection.If("externalId", ExternalId),
        Title = projection.If("title", Title),
        Description = projection.If("description", Description),
        Type = projection.If<ParameterType?>("type", Type),
        Constraints = projection.Includes("constraints")
            ? new ParameterConstraints
            {
                Required = projection.If<bool?>("constraints.required", Required),
                Readonly = projection.If<bool?>("constraints.readonly", Readonly),
            }
            : null,
        Options = projection.Includes("options") && Options != ParameterOptions.None ? Options : null,
        DisplayOrder = projection.If<int?>("displayOrder", DisplayOrder),
        Audit = projection.Includes("audit") ? Audit(projection) : null,
    };

    private DefinitionAudit Audit(Projection projection) => new()
    {
        Created = projection.Includes("audit.created")
            ? new AuditEvent
            {
                At = projection.If<DateTimeOffset?>("audit.created.at", CreatedAt),
                By = Actor.By(
                    projection, "audit.created.by", CreatedUserNo, CreatedUserName, CreatedUserIcon,
                    CreatedTokenNo, CreatedTokenName, CreatedTokenIcon),
                Of = Actor.Account(
                    projection, "audit.created.of", CreatedAccountNo, CreatedAccountName, CreatedAccountIcon),
            }
            : null,
        Updated = projection.Includes("audit.updated") && UpdatedAt is not null
            ? new AuditEvent
            {
                At = projection.If("audit.updated.at", UpdatedAt),
                By = Actor.By(
                    projection, "audit.updated.by", UpdatedUserNo, UpdatedUserName, UpdatedUserIcon,
                    UpdatedTokenNo, UpdatedTokenName, UpdatedTokenIcon),
                Of = Actor.Account(
                    projection, "audit.updated.of", UpdatedAccountNo, UpdatedAccountName, UpdatedAccountIcon),
            }
            : null,
    };
}
