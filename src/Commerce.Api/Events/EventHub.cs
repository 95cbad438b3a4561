using Commerce.Foundation.Database;

namespace Commerce.Api.Events;

/// <summary>Who waits on this copy of the service, and for what.</summary>
internal sealed class EventHub
{
    private readonly Dictionary<EventTopic, HashSet<AsyncSignal>> _waiting = [];
    private readonly Lock _alone = new();

    /// <summary>Begins to wait: look for what is there after this, then wait; nothing falls between the two.</summary>
    public EventSubscription Subscribe(EventTopic topic)
    {
        var signal = new AsyncSignal();
        lock (_alone)
        {
            if (!_waiting.TryGetValue(topic, out var signals))
            {
                _waiting.Add(topic, signals = []);
            }

            signals.Add(signal);
        }

        return new EventSubscription(this, topic, signal);
    }

    public void Wake(EventTopic topic)
    {
        lock (_alone)
        {
            foreach (var signal in _waiting.GetValueOrDefault(topic) ?? [])
            {
                signal.Set();
            }
        }
    }

    /// <summary>Lets everybody look again: something may have come before anybody watched for it.</summary>
    public void WakeAll()
    {
        lock (_alone)
        {
            foreach (var signal in _waiting.Values.SelectMany(signals => signals))
            {
                signal.Set();
            }
        }
    }

    public void Leave(EventTopic topic, AsyncSignal signal)
    {
        lock (_alone)
        {
            if (_waiting.TryGetValue(topic, out var signals) && signals.Remove(signal) && signals.Count == 0)
            {
                _waiting.Remove(topic);
            }
        }
    }
}
