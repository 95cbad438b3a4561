using Commerce.Api.Database;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Api.Accounts;

internal static class ListUsers
{
    /// <summary>Users of one account or of all, the oldest first.</summary>
    /// <exception cref="AccountsException">There is no such account.</exception>
    public static async Task<IReadOnlyList<UserRow>> Handle(
        int? accountNo, NpgsqlDataSource database, CancellationToken cancellation)
    {
        var scope = SqlText.Empty;
        if (accountNo is { } number)
        {
            await FindAccountType.Handle(number, database, cancellation);
            scope = SqlText.Of($"where account_no = {number}");
        }

        return await database.ListAsync<UserRow>(
            SqlText.Of($"""
                select user_no, account_no, status, name, created_at
                from account_user
                {scope}
                order by created_at, user_no
                """),
            cancellation);
    }
}
