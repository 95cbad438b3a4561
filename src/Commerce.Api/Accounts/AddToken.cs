using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Database;
using Commerce.Foundation.Identity;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Api.Accounts;

/// <summary>Makes an API token of an account. Only here is its secret known: the database keeps the hash.</summary>
internal static class AddToken
{
    /// <summary>As the operator does it at a terminal.</summary>
    /// <exception cref="AccountsException">There is no such account.</exception>
    public static Task<ApiToken> Handle(
        int accountNo, string name, DateTimeOffset? expiresAt, ConnectionPool database,
        CancellationToken cancellation) =>
        database.InTransactionAsync(
            async connection =>
            {
                await FindAccountType.RequireAsync(accountNo, connection);
                return await RunAsync(accountNo, name, expiresAt, null, connection);
            },
            cancellation);

    /// <param name="accountNo">An account that there is.</param>
    /// <param name="by">Null for the operator at a terminal.</param>
    public static async Task<ApiToken> RunAsync(
        int accountNo, string name, DateTimeOffset? expiresAt, Caller? by, NpgsqlConnection connection)
    {
        // The secret does not depend on the number, which is known only once it is taken.
        var token = ApiToken.Create(number: 0);
        var taken = await FreeNumber.TakeAsync(number => connection.FindAsync<int?>(SqlText.Of($"""
            insert into api_token (token_no, account_no, name, secret_hash, expires_at)
            values ({number}, {accountNo}, {name}, {token.SecretHash}, {expiresAt?.ToUniversalTime()}::timestamptz)
            on conflict (token_no) do nothing
            returning token_no
            """)));
        await WriteOwnedEvent.RunAsync(OwnedKind.Token, taken, OwnedEvent.Created, by, connection);
        return token with { Number = taken };
    }
}
