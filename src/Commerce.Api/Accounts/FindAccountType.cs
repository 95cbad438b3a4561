using Commerce.Api.Database;
using Commerce.Api.Identity;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Api.Accounts;

internal static class FindAccountType
{
    /// <summary>
    /// Tells what an account is. Accounts are never removed and keep their type, so the answer still holds in a
    /// statement that follows.
    /// </summary>
    /// <exception cref="AccountsException">There is no such account.</exception>
    public static async Task<AccountType> Handle(
        int accountNo, NpgsqlDataSource database, CancellationToken cancellation)
    {
        var type = await database.FindAsync<string>(
            SqlText.Of($"""
                select type
                from account
                where account_no = {accountNo}
                """),
            cancellation);
        return type is null
            ? throw AccountsException.Unknown("account", "ACC", accountNo)
            : Enum.Parse<AccountType>(type);
    }
}
