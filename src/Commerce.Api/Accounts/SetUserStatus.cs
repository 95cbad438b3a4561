using Commerce.Api.Database;
using Commerce.Api.Identity;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Api.Accounts;

internal static class SetUserStatus
{
    /// <summary>Lets a user act, or stops it.</summary>
    /// <exception cref="AccountsException">There is no such user.</exception>
    public static async Task Handle(
        int userNo, AccountStatus status, NpgsqlDataSource database, CancellationToken cancellation)
    {
        var found = await database.FindAsync<int?>(
            SqlText.Of($"""
                update account_user
                set status = {status.ToString()}
                where user_no = {userNo}
                returning user_no
                """),
            cancellation);
        if (found is null)
        {
            throw AccountsException.Unknown("user", "USR", userNo);
        }
    }
}
