using System.Security.Cryptography;
using Commerce.Foundation.Database;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Connector.Account;

/// <summary>Finds accounts as identities. One that has never called gets its address at its first call.</summary>
internal static class FindConnectorAccount
{
    private const int KeyBytes = 32;

    /// <param name="host">The host that new addresses name.</param>
    public static async Task<ConnectorAccount> OrCreateAsync(
        int accountNo, string host, ConnectionPool database, CancellationToken cancellation)
    {
        if (await database.FindAsync<ConnectorAccount>(ByNumber(accountNo), cancellation) is { } known)
        {
            return known;
        }

        return await database.InTransactionAsync(
            connection => CreateAsync(accountNo, host, connection), CancellationToken.None);
    }

    public static async Task<ConnectorAccount> CreateAsync(int accountNo, string host, NpgsqlConnection connection)
    {
        // Nobody encrypts with it: the service keeps what is said in clear. Clients expect one.
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes));
        await connection.ExecuteAsync(SqlText.Of($"""
            insert into connector_account (account_no, address, public_key, device)
            values ({accountNo}, {Addresses.Create(host)}, {key}, {Ids.Device()})
            on conflict on constraint connector_account_pkey do nothing
            """));
        return (await connection.FindAsync<ConnectorAccount>(ByNumber(accountNo)))!;
    }

    /// <returns>Null where nobody has the address.</returns>
    public static Task<ConnectorAccount?> ByAddressAsync(string address, NpgsqlConnection connection) =>
        connection.FindAsync<ConnectorAccount>(SqlText.Of($"""
            select {ConnectorAccount.Columns}
            from connector_account c
            join account a on a.account_no = c.account_no
            where c.address = {address} and a.status = 'Active'
            """));

    private static SqlText ByNumber(int accountNo) => SqlText.Of($"""
        select {ConnectorAccount.Columns}
        from connector_account c
        where c.account_no = {accountNo}
        """);
}
