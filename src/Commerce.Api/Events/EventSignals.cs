using Commerce.Api.Database;

namespace Commerce.Api.Events;

/// <summary>How the parts of this process that deal with events wake one another: each looks again by itself as well.</summary>
internal sealed class EventSignals : IDisposable
{
    /// <summary>Events have got their places, here or on another copy of the service.</summary>
    public AsyncSignal Placed { get; } = new();

    public void Dispose() => Placed.Dispose();
}
