using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Database;
using Commerce.Foundation.Identity;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Api.Accounts;

/// <summary>Makes a user of an account and answers its number.</summary>
internal static class AddUser
{
    /// <summary>As the operator does it at a terminal.</summary>
    /// <exception cref="AccountsException">There is no such account.</exception>
    public static Task<int> Handle(
        int accountNo, string name, ConnectionPool database, CancellationToken cancellation) =>
        database.InTransactionAsync(
            async connection =>
            {
                await FindAccountType.RequireAsync(accountNo, connection);
                return await RunAsync(accountNo, name, null, connection);
            },
            cancellation);

    /// <param name="accountNo">An account that there is.</param>
    /// <param name="by">Null for the operator at a terminal.</param>
    public static async Task<int> RunAsync(int accountNo, string name, Caller? by, NpgsqlConnection connection)
    {
        var taken = await FreeNumber.TakeAsync(number => connection.FindAsync<int?>(SqlText.Of($"""
            insert into account_user (user_no, account_no, name)
            values ({number}, {accountNo}, {name})
            on conflict (user_no) do nothing
            returning user_no
            """)));
        await WriteOwnedEvent.RunAsync(OwnedKind.User, taken, OwnedEvent.Created, by, connection);
        return taken;
    }
}
