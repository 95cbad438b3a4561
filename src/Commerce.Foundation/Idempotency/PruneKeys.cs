using Commerce.Foundation.Database;
using Commerce.Query.Sql;

namespace Commerce.Foundation.Idempotency;

/// <summary>Deletes keys that no call may be repeated with any longer, and the answers that were kept with them.</summary>
internal sealed class PruneKeys(ConnectionPool database, TimeProvider clock) : IPrune
{
    public Task<int> RunAsync(CancellationToken cancellation) => database.PruneAsync(
        SqlText.Of($"""
            delete from idempotency_key
            where (account_no, key) in (
                select account_no, key
                from idempotency_key
                where created_at <= {clock.GetUtcNow() - KeyRecord.Lifetime}
                order by created_at
                limit {PruneStatements.Batch}
                for update skip locked)
            """),
        cancellation);
}
