using Commerce.Query;
using Commerce.Query.Sql;

namespace Commerce.Api.Accounts;

/// <summary>What queries may name of a product that another object refers to.</summary>
internal static class ProductFields
{
    public static IEnumerable<Field> Of(string path, SqlText number) =>
    [
        FieldShapes.Id($"{path}.id", number, text => AccountFields.Id("PRD", text), nullable: true),
        new Field($"{path}.href"),
        FieldShapes.Text($"{path}.name", Name(number), nullable: true).Sortable(),
        new Field($"{path}.icon"),
    ];

    private static SqlText Name(SqlText number) =>
        SqlText.Of($"(select x.name from product x where x.product_no = {number})");
}
