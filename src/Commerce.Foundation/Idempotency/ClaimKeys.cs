using Commerce.Query.Sql;

namespace Commerce.Foundation.Idempotency;

/// <summary>Claims the keys of several calls in one statement.</summary>
internal static class ClaimKeys
{
    /// <summary>
    /// A query of a row for each call: <c>n</c>, its place among them, <c>is_free</c>, where the key is claimed for it, and
    /// <c>is_kept</c>, where it cannot be, since an answer is kept under it. It waits for nobody, and claims a key for one of
    /// them at most.
    /// </summary>
    public static SqlText Query(IReadOnlyList<KeyedCall> calls) => SqlText.Of($"""
        select n, is_kept, not is_kept and is_first and pg_try_advisory_xact_lock(account_no, lock) as is_free
        from (
            select c.n, c.account_no, c.lock, row_number() over (partition by c.account_no, c.key order by c.n) = 1 as is_first,
                exists (
                    select from idempotency_key k
                    where k.account_no = c.account_no and k.key = c.key and k.created_at > c.since) as is_kept
            from unnest(
                {SqlText.Column(calls, call => call.AccountNo)}, {SqlText.Column(calls, call => call.Name)},
                {SqlText.Column(calls, call => call.Lock)}, {SqlText.Column(calls, call => call.At - KeyRecord.Lifetime)}
            ) with ordinality as c(account_no, key, lock, since, n)
        ) c
        """);
}
