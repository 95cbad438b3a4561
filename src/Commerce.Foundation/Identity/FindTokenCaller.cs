using System.Security.Cryptography;
using Commerce.Foundation.Database;
using Commerce.Query.Sql;

namespace Commerce.Foundation.Identity;

/// <summary>Finds the account behind an API token.</summary>
internal static class FindTokenCaller
{
    // What an unknown token is compared with, so that it costs what a known one costs.
    private static readonly byte[] NoHash = new byte[SHA256.HashSizeInBytes];

    /// <param name="recent">Spares the database those who call often.</param>
    /// <param name="uses">Learns that the token was used.</param>
    /// <returns>Null for a token that is unknown, wrong, disabled, expired, or of a disabled account.</returns>
    public static async Task<Caller?> Handle(
        ApiToken token, RecentCallers recent, LastUses uses, ConnectionPool database, TimeProvider clock,
        CancellationToken cancellation)
    {
        var row = await recent.Tokens.GetAsync(token.Number, () => FindAsync(token, database, cancellation));
        var now = clock.GetUtcNow();
        if (!IsRight(token, row, now) || row is not { Active: true } || row.ExpiresAt <= now)
        {
            return null;
        }

        uses.Note(token.Number, row.LastUsedAt);
        return new Caller(row.AccountNo, Enum.Parse<AccountType>(row.Type), null, token.Number);
    }

    private static Task<TokenRow?> FindAsync(
        ApiToken token, ConnectionPool database, CancellationToken cancellation) => database.FindAsync<TokenRow>(
        SqlText.Of($"""
            select t.secret_hash, t.previous_secret_hash, t.previous_until, t.expires_at, t.last_used_at,
                a.account_no, a.type, t.status = 'Active' and a.status = 'Active' as active
            from api_token t
            join account a on a.account_no = t.account_no
            where t.token_no = {token.Number}
            """),
        cancellation);

    /// <summary>
    /// Both secrets are always compared: the time that it takes does not tell which is right, or that there are two.
    /// </summary>
    private static bool IsRight(ApiToken token, TokenRow? row, DateTimeOffset now)
    {
        var hash = token.SecretHash;
        var isPresent = CryptographicOperations.FixedTimeEquals(hash, row?.SecretHash ?? NoHash);
        var isPrevious = CryptographicOperations.FixedTimeEquals(hash, row?.PreviousSecretHash ?? NoHash);
        return isPresent | (isPrevious & (row?.PreviousUntil > now));
    }
}
