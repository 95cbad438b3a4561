using Commerce.Api.Database;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Api.Accounts;

internal static class AddUser
{
    /// <summary>Makes a user of an account and answers its number.</summary>
    /// <exception cref="AccountsException">There is no such account.</exception>
    public static async Task<int> Handle(
        int accountNo, string name, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await FindAccountType.Handle(accountNo, database, cancellation);
        return await FreeNumber.TakeAsync(number => database.FindAsync<int?>(
            SqlText.Of($"""
                insert into account_user (user_no, account_no, name)
                values ({number}, {accountNo}, {name})
                on conflict (user_no) do nothing
                returning user_no
                """),
            cancellation));
    }
}
