using Commerce.Foundation.Database;
using Commerce.Query.Sql;

namespace Commerce.Api.Events;

/// <summary>Events that are stored and have no place in the feed yet: nobody has been told of them.</summary>
internal sealed class UnplacedEvents(ConnectionPool database) : IBacklog
{
    public string Name => "outbox";

    public Task<Backlog?> FindAsync(CancellationToken cancellation) => database.FindAsync<Backlog>(
        SqlText.Of($"""
            select count(*) as size, min(at) as oldest
            from (select at from event where place is null limit {Backlog.Most}) e
            """),
        cancellation);
}
