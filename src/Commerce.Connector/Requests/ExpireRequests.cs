using Commerce.Connector.Account;
using Commerce.Foundation.Database;
using Commerce.Query.Sql;

namespace Commerce.Connector.Requests;

/// <summary>Writes down that requests have expired, and tells their accounts.</summary>
internal sealed class ExpireRequests(
    ConnectionPool database, DatabaseReadiness readiness, ConnectorSignals signals, TimeProvider clock,
    ILogger<ExpireRequests> logger) : ConnectorWorker(database, readiness, signals, clock, logger)
{
    private const int Batch = 200;

    protected override async Task<bool> RunAsync(CancellationToken cancellation)
    {
        var due = await Database.ListAsync<Due>(
            SqlText.Of($"""
                select r.account_no, r.request_id
                from connector_request r
                where r.expires_at <= {Clock.GetUtcNow()} and r.status not in ('Decided', 'Completed', 'Expired')
                order by r.expires_at
                limit {Batch}
                """),
            cancellation);
        foreach (var account in due.GroupBy(one => one.AccountNo))
        {
            await Database.InTransactionAsync(
                async connection =>
                {
                    var work = await AccountWork.LockAsync(account.Key, Clock.GetUtcNow(), connection);
                    foreach (var one in account)
                    {
                        var request = await RequestStore.FindAsync(one.RequestId, account.Key, connection);
                        if (request is { Status: not (RequestStatus.Decided or RequestStatus.Completed or RequestStatus.Expired) })
                        {
                            await RequestStore.MoveAsync(request, RequestStatus.Expired, work);
                        }
                    }

                    await work.FinishAsync();
                    return true;
                },
                cancellation);
        }

        return due.Count == Batch;
    }

    private sealed record Due(int AccountNo, string RequestId);
}
