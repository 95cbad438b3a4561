using Commerce.Query;
using Commerce.Query.Sql;

namespace Commerce.Api.Accounts;

/// <summary>What queries may name of a user or token that another object refers to.</summary>
internal static class UserFields
{
    public static IEnumerable<Field> Of(string path, SqlText user, SqlText token) => ActorFields
        .By(path, user, token)
        .Append(new Field($"{path}.href"))
        .Select(field => field.Included(Inclusion.Default));
}
