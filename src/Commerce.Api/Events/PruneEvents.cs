using Commerce.Foundation.Database;
using Commerce.Query.Sql;

namespace Commerce.Api.Events;

/// <summary>
/// Deletes events that have been told for longer than they have to be kept. What a vendor is still to be told, when a Draft
/// is handed over, stays.
/// </summary>
internal sealed class PruneEvents(ConnectionPool database, TimeProvider clock) : IPrune
{
    /// <summary>How long a reader may stay away.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    public Task<int> RunAsync(CancellationToken cancellation) => database.PruneAsync(
        SqlText.Of($"""
            delete from event
            where (request_no, seq) in (
                select request_no, seq
                from event
                where at <= {clock.GetUtcNow() - Lifetime} and place is not null and not withheld
                order by at
                limit {PruneStatements.Batch}
                for update skip locked)
            """),
        cancellation);
}
