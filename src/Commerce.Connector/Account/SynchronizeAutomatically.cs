using Commerce.Connector.Threads;
using Commerce.Foundation.Database;
using Commerce.Query.Sql;

namespace Commerce.Connector.Account;

/// <summary>Synchronises the accounts that want it done by itself, as soon as there is something for them.</summary>
internal sealed class SynchronizeAutomatically(
    ConnectionPool database, DatabaseReadiness readiness, ConnectorSignals signals, TimeProvider clock,
    ICommerceThreads threads, ILogger<SynchronizeAutomatically> logger) : ConnectorWorker(database, readiness, signals, clock, logger)
{
    private const int Batch = 100;

    private readonly ConnectorSignals _signals = signals;

    protected override async Task<bool> RunAsync(CancellationToken cancellation)
    {
        var due = await Database.ListAsync<int>(
            SqlText.Of($"""
                select c.account_no
                from connector_account c
                where c.delivery = 'Automatic' and (
                    exists (
                        select from connector_recipient q
                        where q.account_no = c.account_no and q.received_at is null and not q.is_gone)
                    or exists (
                        select from connector_recipient q
                        where q.sender_no = c.account_no and q.received_at is not null and not q.is_told)
                    or exists (
                        select
                        from connector_relationship_side s
                        join connector_relationship l on l.relationship_id = s.relationship_id
                        where s.account_no = c.account_no and s.seen_seq < l.last_seq))
                limit {Batch}
                """),
            cancellation);
        var done = 0;
        foreach (var accountNo in due)
        {
            done += await TryAsync(() => SynchronizeAsync(accountNo, cancellation)) ? 1 : 0;
        }

        if (done > 0)
        {
            _signals.Set();
        }

        return done > 0;
    }

    private Task<bool> SynchronizeAsync(int accountNo, CancellationToken cancellation) => Database.InTransactionAsync(
        async connection =>
        {
            var work = await AccountWork.LockAsync(accountNo, Clock.GetUtcNow(), connection, threads);
            await SynchronizeAccount.RunAsync(work);
            await work.FinishAsync();
            return true;
        },
        cancellation);
}
