namespace Commerce.Api.Events;

/// <summary>How the parts of this process that deal with events wake one another: each looks again by itself as well.</summary>
internal sealed class EventSignals : IDisposable
{
    /// <summary>A write was committed here: there may be events without a place.</summary>
    public AsyncSignal Committed { get; } = new();

    /// <summary>Events have got their places, here or on another copy of the service.</summary>
    public AsyncSignal Placed { get; } = new();

    public void Dispose()
    {
        Committed.Dispose();
        Placed.Dispose();
    }
}
