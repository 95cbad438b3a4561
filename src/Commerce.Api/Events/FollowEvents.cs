using Commerce.Api.Requests;
using Commerce.Foundation.Database;
using Commerce.Foundation.Identity;
using Commerce.Query.Sql;

namespace Commerce.Api.Events;

/// <summary>
/// Reads on in the feed, once for the whole process, and wakes those who wait for what it finds. However many wait,
/// the database is asked by one.
/// </summary>
internal sealed partial class FollowEvents(
    ConnectionPool database, DatabaseReadiness readiness, EventSignals signals, EventHub hub,
    ILogger<FollowEvents> logger) : BackgroundService
{
    private const int Batch = 1_000;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private long? _last;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.Migrated.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await ReadOnAsync(stoppingToken) < Batch)
                {
                    await signals.Placed.WaitAsync(Period, stoppingToken);
                }
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LogPassed(logger, error.Message);
                await Task.Delay(Period, stoppingToken);
            }
        }
    }

    private async Task<int> ReadOnAsync(CancellationToken cancellation)
    {
        if (_last is null)
        {
            _last = await database.FindAsync<long>(
                SqlText.Of($"select place from event_head where feed = 0"), cancellation);
            hub.WakeAll();
        }

        var found = await database.ListAsync<Told>(
            SqlText.Of($"""
                select place, request_no, client_no, vendor_no, client_visible, vendor_visible, operations_visible
                from event
                where place > {_last.Value}
                order by place
                limit {Batch}
                """),
            cancellation);
        foreach (var told in found)
        {
            Wake(told);
            _last = told.Place;
        }

        if (found.Count > 0)
        {
            signals.Told.Set();
        }

        return found.Count;
    }

    private void Wake(Told told)
    {
        hub.Wake(EventTopic.Of(new RequestId(told.RequestNo)));
        if (told.ClientVisible)
        {
            hub.Wake(EventTopic.Of(AccountType.Client, told.ClientNo));
        }

        if (told.VendorVisible)
        {
            hub.Wake(EventTopic.Of(AccountType.Vendor, told.VendorNo));
        }

        if (told.OperationsVisible)
        {
            hub.Wake(EventTopic.Of(AccountType.Operations, 0));
        }
    }

    private sealed record Told(
        long Place, long RequestNo, int ClientNo, int VendorNo, bool ClientVisible, bool VendorVisible,
        bool OperationsVisible);

    [LoggerMessage(1, LogLevel.Warning, "The events could not be read, which is tried again: {Reason}")]
    private static partial void LogPassed(ILogger logger, string reason);
}
