using Commerce.Foundation.Database;
using Commerce.Foundation.Identity;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Foundation.Idempotency;

/// <summary>The row of a key. It is claimed and filled in the transaction of what the call does.</summary>
internal static class KeyRecord
{
    /// <summary>How long an answer is kept.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>
    /// Takes the key. Where another call holds it, the database waits for the end of that call, at most its
    /// <c>lock_timeout</c>.
    /// </summary>
    /// <returns>False where an answer is kept under the key.</returns>
    public static async Task<bool> ClaimAsync(
        Caller caller, string key, byte[] fingerprint, DateTimeOffset now, NpgsqlConnection connection) =>
        await connection.ExecuteAsync(SqlText.Of($"""
            insert into idempotency_key as k (account_no, key, fingerprint, created_at)
            values ({caller.AccountNo}, {KeySecrets.NameOf(key)}, {fingerprint}, {now})
            on conflict (account_no, key) do update
            set fingerprint = excluded.fingerprint, created_at = excluded.created_at,
                status = null, headers = null, body = null
            where k.created_at <= {now - Lifetime}
            """)) == 1;

    public static async Task<StoredAnswer> ReadAsync(Caller caller, string key, NpgsqlConnection connection)
    {
        var stored = (await connection.FindAsync<StoredAnswer>(SqlText.Of($"""
            select fingerprint, status, headers, body
            from idempotency_key
            where account_no = {caller.AccountNo} and key = {KeySecrets.NameOf(key)}
            """)))!;
        return stored with { Body = KeySecrets.Open(stored.Body, key) };
    }

    public static Task<int> FillAsync(
        Caller caller, string key, int status, string headers, byte[] body, NpgsqlConnection connection) =>
        connection.ExecuteAsync(SqlText.Of($"""
            update idempotency_key
            set status = {status}, headers = {headers}, body = {KeySecrets.Seal(body, key)}
            where account_no = {caller.AccountNo} and key = {KeySecrets.NameOf(key)}
            """));
}
