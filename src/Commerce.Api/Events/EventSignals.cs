using Commerce.Foundation.Database;

namespace Commerce.Api.Events;

/// <summary>How the parts of this process that deal with events wake one another: each looks again by itself as well.</summary>
internal sealed class EventSignals : IDisposable
{
    /// <summary>Events have got their places, here or on another copy of the service.</summary>
    public AsyncSignal Placed { get; } = new();

    /// <summary>This copy has committed events that have their places already: others are to be told.</summary>
    public AsyncSignal Given { get; } = new();

    /// <summary>This copy has read on in the feed: there is something for who tells others of it.</summary>
    public AsyncSignal Told { get; } = new();

    public void Dispose()
    {
        Told.Dispose();
        Given.Dispose();
        Placed.Dispose();
    }
}
