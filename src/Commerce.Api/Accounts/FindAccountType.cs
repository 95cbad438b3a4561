using Commerce.Foundation.Database;
using Commerce.Foundation.Identity;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Api.Accounts;

/// <summary>
/// Tells what an account is. Accounts are never removed and keep their type, so the answer still holds in a statement
/// that follows.
/// </summary>
internal static class FindAccountType
{
    /// <returns>Null where there is no such account.</returns>
    public static async Task<AccountType?> RunAsync(int accountNo, NpgsqlConnection connection) =>
        await connection.FindAsync<string>(SqlText.Of($"""
            select type
            from account
            where account_no = {accountNo}
            """)) is { } type ? Enum.Parse<AccountType>(type) : null;

    /// <exception cref="AccountsException">There is no such account.</exception>
    public static async Task<AccountType> RequireAsync(int accountNo, NpgsqlConnection connection) =>
        await RunAsync(accountNo, connection) ?? throw AccountsException.Unknown("account", "ACC", accountNo);
}
