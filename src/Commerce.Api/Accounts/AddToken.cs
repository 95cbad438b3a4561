using Commerce.Api.Database;
using Commerce.Api.Identity;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Api.Accounts;

internal static class AddToken
{
    /// <summary>Makes an API token of an account. Only here is its secret known: the database keeps the hash.</summary>
    /// <exception cref="AccountsException">There is no such account.</exception>
    public static async Task<ApiToken> Handle(
        int accountNo,
        string name,
        DateTimeOffset? expiresAt,
        NpgsqlDataSource database,
        CancellationToken cancellation)
    {
        await FindAccountType.Handle(accountNo, database, cancellation);
        // The secret does not depend on the number, which is known only once it is taken.
        var token = ApiToken.Create(number: 0);
        var taken = await FreeNumber.TakeAsync(number => database.FindAsync<int?>(
            SqlText.Of($"""
                insert into api_token (token_no, account_no, name, secret_hash, expires_at)
                values ({number}, {accountNo}, {name}, {token.SecretHash}, {expiresAt?.ToUniversalTime()}::timestamptz)
                on conflict (token_no) do nothing
                returning token_no
                """),
            cancellation));
        return token with { Number = taken };
    }
}
