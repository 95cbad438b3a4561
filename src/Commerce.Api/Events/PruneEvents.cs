using Commerce.Foundation.Database;
using Commerce.Query.Sql;

namespace Commerce.Api.Events;

/// <summary>
/// Deletes events that have been told for longer than they have to be kept. What a vendor is still to be told, when a Draft
/// is handed over, stays. They go in the order of their places, which is about that of their times, by the feed's own index.
/// </summary>
internal sealed class PruneEvents(ConnectionPool database, TimeProvider clock) : IPrune
{
    /// <summary>How long a reader may stay away.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    public Task<int> RunAsync(CancellationToken cancellation) => database.PruneAsync(
        SqlText.Of($"""
            delete from event
            where (request_no, seq) in (
                select e.request_no, e.seq
                from (
                    select request_no, seq
                    from event
                    where place is not null and not withheld
                    order by place
                    limit {PruneStatements.Batch}
                ) oldest
                join event e on e.request_no = oldest.request_no and e.seq = oldest.seq
                where e.at <= {clock.GetUtcNow() - Lifetime}
                for update of e skip locked)
            """),
        cancellation);
}
