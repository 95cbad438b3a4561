using Commerce.Foundation.Database;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Foundation.Idempotency;

/// <summary>
/// The row of a key, written in the transaction of what the call does. Whoever writes it holds the lock of the key
/// (<see cref="KeyedCall.Lock"/>), so that several may be written at once without waiting for anybody.
/// </summary>
internal static class KeyRecord
{
    /// <summary>How long an answer is kept.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>
    /// Takes the key. Where another call holds it, the database waits for the end of that call, at most its
    /// <c>lock_timeout</c>.
    /// </summary>
    /// <returns>False where an answer is kept under the key.</returns>
    public static async Task<bool> ClaimAsync(KeyedCall call, NpgsqlConnection connection) =>
        await connection.ExecuteAsync(SqlText.Of($"""
            with held as materialized (select pg_advisory_xact_lock({call.AccountNo}, {call.Lock}))
            insert into idempotency_key as k (account_no, key, fingerprint, created_at)
            select {call.AccountNo}, {call.Name}, {call.Fingerprint}, {call.At}
            from held
            on conflict (account_no, key) do update
            set fingerprint = excluded.fingerprint, created_at = excluded.created_at,
                status = null, headers = null, body = null
            where k.created_at <= {call.At - Lifetime}
            """)) == 1;

    /// <returns>Null where none is kept.</returns>
    public static async Task<StoredAnswer?> FindAsync(
        KeyedCall call, ConnectionPool database, CancellationToken cancellation)
    {
        var stored = await database.FindAsync<StoredAnswer>(
            SqlText.Of($"""
                select fingerprint, status, headers, body
                from idempotency_key
                where account_no = {call.AccountNo} and key = {call.Name} and created_at > {call.At - Lifetime}
                """),
            cancellation);
        return stored is null ? null : stored with { Body = KeySecrets.Open(stored.Body, call.Key) };
    }

    /// <summary>Writes the answer into a row that was claimed.</summary>
    public static Task<int> FillAsync(KeyedCall call, StoredAnswer answer, NpgsqlConnection connection) =>
        connection.ExecuteAsync(SqlText.Of($"""
            update idempotency_key
            set status = {answer.Status}, headers = {answer.Headers}, body = {KeySecrets.Seal(answer.Body, call.Key)}
            where account_no = {call.AccountNo} and key = {call.Name}
            """));

    /// <summary>Writes the rows of several calls whose keys are claimed.</summary>
    /// <returns>False where an answer was kept under one of the keys meanwhile: nothing of it all may take effect.</returns>
    public static async Task<bool> StoreAsync(
        IReadOnlyList<(KeyedCall Call, StoredAnswer Answer)> rows, NpgsqlConnection connection) =>
        await connection.ExecuteAsync(SqlText.Of($"""
            insert into idempotency_key as k (account_no, key, fingerprint, created_at, status, headers, body)
            select *
            from unnest(
                {SqlText.Column(rows, row => row.Call.AccountNo)}, {SqlText.Column(rows, row => row.Call.Name)},
                {SqlText.Column(rows, row => row.Call.Fingerprint)}, {SqlText.Column(rows, row => row.Call.At)},
                {SqlText.Column(rows, row => row.Answer.Status)}, {SqlText.Column(rows, row => row.Answer.Headers)},
                {SqlText.Column(rows, row => KeySecrets.Seal(row.Answer.Body, row.Call.Key))})
            on conflict (account_no, key) do update
            set fingerprint = excluded.fingerprint, created_at = excluded.created_at, status = excluded.status,
                headers = excluded.headers, body = excluded.body
            where k.created_at <= excluded.created_at - {Lifetime}
            """)) == rows.Count;
}
