using System.Security.Cryptography;
using Commerce.Api.Database;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Api.Identity;

/// <summary>Finds the account behind an API token.</summary>
internal static class FindTokenCaller
{
    // What an unknown token is compared with, so that it costs what a known one costs.
    private static readonly byte[] NoHash = new byte[SHA256.HashSizeInBytes];

    /// <returns>Null for a token that is unknown, wrong, disabled, expired, or of a disabled account.</returns>
    public static async Task<Caller?> Handle(
        ApiToken token, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        var row = await database.FindAsync<Row>(
            SqlText.Of($"""
                select t.secret_hash, t.expires_at, a.account_no, a.type,
                    t.status = 'Active' and a.status = 'Active' as active
                from api_token t
                join account a on a.account_no = t.account_no
                where t.token_no = {token.Number}
                """),
            cancellation);
        var right = CryptographicOperations.FixedTimeEquals(token.SecretHash, row?.SecretHash ?? NoHash);
        return right && row is { Active: true } && !(row.ExpiresAt <= clock.GetUtcNow())
            ? new Caller(row.AccountNo, Enum.Parse<AccountType>(row.Type), null, token.Number)
            : null;
    }

    private sealed record Row(
        byte[] SecretHash, DateTimeOffset? ExpiresAt, int AccountNo, string Type, bool Active);
}
