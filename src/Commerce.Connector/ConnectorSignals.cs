using Commerce.Foundation.Database;

namespace Commerce.Connector;

/// <summary>Wakes whoever works behind the calls, or waits for something: each looks again by itself as well.</summary>
internal sealed class ConnectorSignals
{
    private readonly HashSet<AsyncSignal> _waiting = [];
    private readonly Lock _alone = new();

    /// <summary>Begins to be woken, until the place is given back.</summary>
    public IDisposable Join(AsyncSignal signal)
    {
        lock (_alone)
        {
            _waiting.Add(signal);
        }

        return new Place(this, signal);
    }

    /// <summary>Something was committed.</summary>
    public void Set()
    {
        lock (_alone)
        {
            foreach (var signal in _waiting)
            {
                signal.Set();
            }
        }
    }

    private void Leave(AsyncSignal signal)
    {
        lock (_alone)
        {
            _waiting.Remove(signal);
        }
    }

    private sealed class Place(ConnectorSignals signals, AsyncSignal signal) : IDisposable
    {
        public void Dispose() => signals.Leave(signal);
    }
}
