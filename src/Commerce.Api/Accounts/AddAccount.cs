using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Database;
using Commerce.Foundation.Identity;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Api.Accounts;

/// <summary>Makes an account and answers its number.</summary>
internal static class AddAccount
{
    /// <summary>As the operator does it at a terminal.</summary>
    public static Task<int> Handle(
        AccountType type, string name, string? icon, ConnectionPool database, CancellationToken cancellation) =>
        database.InTransactionAsync(connection => RunAsync(type, name, icon, null, connection), cancellation);

    /// <param name="by">Null for the operator at a terminal.</param>
    public static async Task<int> RunAsync(
        AccountType type, string name, string? icon, Caller? by, NpgsqlConnection connection)
    {
        var taken = await FreeNumber.TakeAsync(number => connection.FindAsync<int?>(SqlText.Of($"""
            insert into account (account_no, type, name, icon)
            values ({number}, {type.ToString()}, {name}, {icon}::text)
            on conflict (account_no) do nothing
            returning account_no
            """)));
        await WriteOwnedEvent.RunAsync(OwnedKind.Account, taken, OwnedEvent.Created, by, connection);
        return taken;
    }
}
