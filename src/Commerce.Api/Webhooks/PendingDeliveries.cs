using Commerce.Foundation.Database;
using Commerce.Query.Sql;

namespace Commerce.Api.Webhooks;

/// <summary>What is still to be delivered to webhooks that are enabled, waiting for a next attempt or for those before it.</summary>
internal sealed class PendingDeliveries(ConnectionPool database) : IBacklog
{
    public string Name => "webhooks";

    public Task<Backlog?> FindAsync(CancellationToken cancellation) => database.FindAsync<Backlog>(
        SqlText.Of($"""
            select count(*) as size, min(created_at) as oldest
            from (
                select d.created_at
                from webhook_delivery d
                join webhook w on w.webhook_no = d.webhook_no
                where d.status = 'Pending' and w.status = 'Enabled' and w.deleted_at is null
                limit {Backlog.Most}
            ) d
            """),
        cancellation);
}
