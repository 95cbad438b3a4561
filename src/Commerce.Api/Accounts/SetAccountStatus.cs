using Commerce.Api.Database;
using Commerce.Api.Identity;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Api.Accounts;

internal static class SetAccountStatus
{
    /// <summary>Lets an account act, or stops it together with its users and tokens.</summary>
    /// <exception cref="AccountsException">There is no such account.</exception>
    public static async Task Handle(
        int accountNo, AccountStatus status, NpgsqlDataSource database, CancellationToken cancellation)
    {
        var found = await database.FindAsync<int?>(
            SqlText.Of($"""
                update account
                set status = {status.ToString()}
                where account_no = {accountNo}
                returning account_no
                """),
            cancellation);
        if (found is null)
        {
            throw AccountsException.Unknown("account", "ACC", accountNo);
        }
    }
}
