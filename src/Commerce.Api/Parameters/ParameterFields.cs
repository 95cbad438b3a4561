using Commerce.Api.Accounts;
using Commerce.Query;
using Commerce.Query.Sql;

namespace Commerce.Api.Parameters;

/// <summary>
/// What queries may name of a product's parameters, in wire order. The SQL speaks of a definition <c>d</c>.
/// </summary>
internal static class ParameterFields
{
    private static readonly SortColumn Number =
        new("seq", SqlText.Of($"d.seq"), SortType.Number) { IsInRow = true };

    private static readonly SortColumn Place =
        new("display_order", SqlText.Of($"d.display_order"), SortType.Number) { IsInRow = true };

    public static FieldSet All { get; } = new(
        "displayOrder",
        [Number],
        [
            new Field("id")
            {
                Type = FieldType.Id,
                Filter = FilterUse.Equality,
                Columns = [SqlText.Of($"d.product_no"), SqlText.Of($"d.seq")],
                ParseId = ParameterId.ToValue,
                Sort = [Number],
            },
            new Field("href"),
            FieldShapes.Text("externalId", SqlText.Of($"d.external_id")).Sortable(),
            FieldShapes.Text("title", SqlText.Of($"d.title")).Sortable(),
            FieldShapes.Text("description", SqlText.Of($"d.description"), nullable: true),
            FieldShapes.Enumeration<ParameterType>("type", SqlText.Of($"d.type")),
            FieldShapes.Boolean("constraints.required", SqlText.Of($"d.required")),
            FieldShapes.Boolean("constraints.readonly", SqlText.Of($"d.readonly")),
            new Field("options"),
            new Field("displayOrder")
            {
                Type = FieldType.Number,
                Filter = FilterUse.Equality | FilterUse.Range,
                Columns = [SqlText.Of($"d.display_order")],
                Sort = [Place],
            },
            .. Event("created", SqlText.Of($"d.created_at"), SqlText.Of($"d.created_user_no"),
                SqlText.Of($"d.created_token_no"), SqlText.Of($"d.created_account_no"), nullable: false),
            .. Event("updated", SqlText.Of($"d.updated_at"), SqlText.Of($"d.updated_user_no"),
                SqlText.Of($"d.updated_token_no"), SqlText.Of($"d.updated_account_no"), nullable: true),
        ]);

    private static IEnumerable<Field> Event(
        string name, SqlText at, SqlText user, SqlText token, SqlText account, bool nullable) =>
    [
        FieldShapes.Time($"audit.{name}.at", at, nullable).Included(Inclusion.Selected) with
        {
            // What never happened comes first.
            Sort = [new SortColumn($"audit.{name}.at", SqlText.Of($"coalesce({at}, 'epoch')"), SortType.Time)],
        },
        .. ActorFields.By($"audit.{name}.by", user, token),
        .. ActorFields.Of($"audit.{name}.of", account),
    ];
}
