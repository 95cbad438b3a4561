using System.Collections.Concurrent;

namespace Commerce.Foundation.Identity;

/// <summary>
/// Which tokens were used, until it is written down. A call only leaves a note here, and that once a minute: it waits
/// for no statement. What is noted and not yet written is lost with the process; the next call notes it again.
/// </summary>
internal sealed class LastUses(TimeProvider clock)
{
    /// <summary>How far behind the stored time may be.</summary>
    public static readonly TimeSpan Precision = TimeSpan.FromMinutes(1);

    // More tokens than one copy meets in the second between two writings; the rest are noted by their next call.
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<int, DateTimeOffset> _uses = new();

    /// <param name="known">The time that is stored; null for none.</param>
    public void Note(int tokenNo, DateTimeOffset? known)
    {
        var now = clock.GetUtcNow();
        if ((known is null || now - known >= Precision) && !_uses.ContainsKey(tokenNo) && _uses.Count < Most)
        {
            _uses.TryAdd(tokenNo, now);
        }
    }

    /// <summary>Empties the notes.</summary>
    public IReadOnlyDictionary<int, DateTimeOffset> Take()
    {
        var taken = new Dictionary<int, DateTimeOffset>();
        foreach (var tokenNo in _uses.Keys)
        {
            if (_uses.TryRemove(tokenNo, out var at))
            {
                taken.Add(tokenNo, at);
            }
        }

        return taken;
    }
}
