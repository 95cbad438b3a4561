using System.Diagnostics;
using Commerce.Foundation.Database;

namespace Commerce.Api.Events;

/// <summary>Holds a call until there is something to tell it, its time is up, it leaves, or the service stops.</summary>
internal sealed class EventWait(EventHub hub, IHostApplicationLifetime lifetime)
{
    /// <summary>Looks, and looks again each time that something happens to the topic.</summary>
    /// <param name="look">Null where there is nothing new yet.</param>
    /// <returns>What was found; null where the time was up first.</returns>
    public async Task<T?> UntilAsync<T>(
        EventTopic topic, TimeSpan patience, Func<Task<T?>> look, CancellationToken cancellation)
        where T : class
    {
        var start = Stopwatch.GetTimestamp();
        using var subscription = hub.Subscribe(topic);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lifetime.ApplicationStopping);
        while (true)
        {
            CallWaits.Restart();
            if (await look() is { } found)
            {
                return found;
            }

            var left = patience - Stopwatch.GetElapsedTime(start);
            if (left <= TimeSpan.Zero || !await IsWokenAsync(subscription, left, stop.Token))
            {
                cancellation.ThrowIfCancellationRequested();
                return null;
            }
        }
    }

    private static async Task<bool> IsWokenAsync(
        EventSubscription subscription, TimeSpan patience, CancellationToken cancellation)
    {
        try
        {
            return await subscription.WaitAsync(patience, cancellation);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
