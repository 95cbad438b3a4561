using Commerce.Foundation.Identity;
using Commerce.Query;
using Commerce.Query.Sql;

namespace Commerce.Api.Accounts;

/// <summary>What queries may name of an account that another object refers to.</summary>
internal static class AccountFields
{
    /// <param name="path">Where the reference stands.</param>
    /// <param name="number">The account's number as SQL.</param>
    public static IEnumerable<Field> Of(string path, SqlText number, bool nullable, Inclusion inclusion)
    {
        var name = SqlText.Of($"(select x.name from account x where x.account_no = {number})");
        var type = SqlText.Of($"(select x.type from account x where x.account_no = {number})");
        Field[] fields =
        [
            FieldShapes.Id($"{path}.id", number, text => Id("ACC", text), nullable),
            new Field($"{path}.href"),
            FieldShapes.Enumeration<AccountType>($"{path}.type", type, nullable),
            new Field($"{path}.status"),
            FieldShapes.Text($"{path}.name", name, nullable).Sortable(),
            new Field($"{path}.icon"),
        ];
        return fields.Select(field => field.Included(inclusion));
    }

    internal static IdValue? Id(string prefix, string text) => EntityNumber.Parse(prefix, text) is { } number
        ? new IdValue(EntityNumber.Format(prefix, number), [number])
        : null;
}
