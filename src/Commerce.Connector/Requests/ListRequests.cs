using Commerce.Connector.Envelope;
using Commerce.Connector.Filters;
using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Query.Sql;

namespace Commerce.Connector.Requests;

/// <summary>Lists one side's requests.</summary>
internal static class ListRequests
{
    private static readonly TimeSpan LongestNap = TimeSpan.FromSeconds(1);

    public static async Task<ConnectorAnswer> Outgoing(ConnectorCall call) =>
        ConnectorAnswer.Of((await RunAsync(call, isOwn: true)).Select(request => request.ToJson(call.Dialect)));

    /// <summary>With <c>Prefer: wait=N</c> an empty list is held until there is something in it, at most so many seconds.</summary>
    public static async Task<ConnectorAnswer> Incoming(ConnectorCall call)
    {
        using var woken = new AsyncSignal();
        using var place = call.Http.RequestServices.GetRequiredService<ConnectorSignals>().Join(woken);
        var left = Waiting.Of(call.Http);
        var found = await RunAsync(call, isOwn: false);
        while (found.Count == 0 && left > TimeSpan.Zero)
        {
            var begun = System.Diagnostics.Stopwatch.GetTimestamp();
            await woken.WaitAsync(left < LongestNap ? left : LongestNap, call.Cancellation);
            found = await RunAsync(call, isOwn: false);
            left -= System.Diagnostics.Stopwatch.GetElapsedTime(begun);
        }

        return ConnectorAnswer.Of(found.Select(request => request.ToJson(call.Dialect)));
    }

    private static async Task<IReadOnlyList<StoredRequest>> RunAsync(ConnectorCall call, bool isOwn)
    {
        var rows = await ConnectorList.RunAsync<StoredRequest>(
            call, RequestFilters.At(call.Now), StoredRequest.Columns,
            SqlText.Of($"from connector_request r where r.account_no = {call.Me.AccountNo} and r.is_own = {isOwn}"),
            SqlText.Of($"r.created_at"), SqlText.Of($"r.request_id"), request => (request.CreatedAt, request.Id));
        return [.. rows.Select(row => row.At(call.Now))];
    }
}
