using Commerce.Foundation.Identity;
using Commerce.Query;
using Commerce.Query.Sql;

namespace Commerce.Api.Accounts;

/// <summary>What queries may name of those that an audit entry names.</summary>
internal static class ActorFields
{
    /// <summary>The user or the token that did it: one of the two columns holds its number.</summary>
    public static IEnumerable<Field> By(string path, SqlText user, SqlText token)
    {
        var name = SqlText.Of($"""
            coalesce(
                (select x.name from account_user x where x.user_no = {user}),
                (select x.name from api_token x where x.token_no = {token}))
            """);
        Field[] fields =
        [
            new Field($"{path}.id")
            {
                Type = FieldType.Id,
                IsNullable = true,
                Filter = FilterUse.Equality,
                Columns = [user, token],
                ParseId = UserOrToken,
                Sort =
                [
                    new SortColumn($"{path}.id user", SqlText.Of($"coalesce({user}, -1)"), SortType.Number),
                    new SortColumn($"{path}.id token", SqlText.Of($"coalesce({token}, -1)"), SortType.Number),
                ],
            },
            FieldShapes.Text($"{path}.name", name, nullable: true).Sortable(),
            new Field($"{path}.icon"),
        ];
        return fields.Select(field => field.Included(Inclusion.Selected));
    }

    /// <summary>The account it was done for.</summary>
    public static IEnumerable<Field> Of(string path, SqlText account) =>
        AccountFields.Of(path, account, nullable: true, Inclusion.Selected)
            .Where(field => field.Path.EndsWith(".id", StringComparison.Ordinal)
                || field.Path.EndsWith(".name", StringComparison.Ordinal)
                || field.Path.EndsWith(".icon", StringComparison.Ordinal));

    internal static IdValue? UserOrToken(string text) =>
        EntityNumber.Parse("USR", text) is { } user ? new IdValue(EntityNumber.Format("USR", user), [user, null])
        : EntityNumber.Parse("TKN", text) is { } token ? new IdValue(EntityNumber.Format("TKN", token), [null, token])
        : null;
}
