using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Database;
using Commerce.Query.Sql;

namespace Commerce.Api.Webhooks;

/// <summary>Deletes deliveries that are no longer told of, and webhooks that were deleted, behind all that is theirs.</summary>
internal sealed class PruneDeliveries(ConnectionPool database, TimeProvider clock) : IPrune
{
    /// <summary>How long a delivery is kept.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var old = await database.PruneAsync(
            SqlText.Of($"""
                delete from webhook_delivery
                where (webhook_no, request_no, seq) in (
                    select webhook_no, request_no, seq
                    from webhook_delivery
                    where created_at <= {clock.GetUtcNow() - Lifetime}
                    order by created_at
                    limit {PruneStatements.Batch}
                    for update skip locked)
                """),
            cancellation);
        var unowned = await database.PruneAsync(
            SqlText.Of($"""
                delete from webhook_delivery
                where (webhook_no, request_no, seq) in (
                    select d.webhook_no, d.request_no, d.seq
                    from webhook w
                    join webhook_delivery d on d.webhook_no = w.webhook_no
                    where w.deleted_at is not null
                    limit {PruneStatements.Batch}
                    for update of d skip locked)
                """),
            cancellation);
        await using var connection = await database.OpenAsync(cancellation);
        // The number may be drawn again: nothing of the one before is left then.
        await connection.ExecuteAsync(SqlText.Of($"""
            with gone as (
                delete from webhook w
                where w.deleted_at is not null
                    and not exists (select 1 from webhook_delivery d where d.webhook_no = w.webhook_no)
                returning w.webhook_no
            )
            delete from account_audit a
            using gone
            where a.kind = {OwnedKind.Webhook.Name} and a.object_no = gone.webhook_no
            """));
        // Where the first of a request was too old, the next takes its place.
        await connection.ExecuteAsync(SqlText.Of($"""
            update webhook_delivery d
            set next_attempt_at = {clock.GetUtcNow()}
            where d.status = 'Pending' and d.next_attempt_at is null
                and not exists (
                    select 1
                    from webhook_delivery b
                    where b.webhook_no = d.webhook_no and b.request_no = d.request_no and b.status = 'Pending'
                        and (b.seq < d.seq or b.next_attempt_at is not null))
            """));
        return old + unowned;
    }
}
