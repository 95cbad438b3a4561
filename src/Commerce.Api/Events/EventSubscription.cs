using Commerce.Foundation.Database;

namespace Commerce.Api.Events;

/// <summary>One waiter for one topic.</summary>
internal sealed class EventSubscription(EventHub hub, EventTopic topic, AsyncSignal signal) : IDisposable
{
    /// <summary>Returns at once where something happened since the last wait, or since the beginning.</summary>
    /// <returns>False where the time was up first.</returns>
    public Task<bool> WaitAsync(TimeSpan patience, CancellationToken cancellation) =>
        signal.WaitAsync(patience, cancellation);

    public void Dispose()
    {
        hub.Leave(topic, signal);
        signal.Dispose();
    }
}
