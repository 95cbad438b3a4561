using System.Collections.Concurrent;
using System.Diagnostics;

namespace Commerce.Foundation.Identity;

/// <summary>
/// What was found a moment ago, so that not every call asks the database again who calls. Kept for 4 seconds: whatever is
/// taken away from a caller is gone within 5 seconds on every copy of the service. What was not found is not kept.
/// </summary>
internal sealed class RecentFinds<TKey, TValue>
    where TKey : notnull
    where TValue : class
{
    // More callers than one copy serves in these seconds; beyond, all is looked up anew.
    private const int Most = 10_000;

    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(4);

    private readonly ConcurrentDictionary<TKey, Find> _finds = new();
    private int _generation;

    public async ValueTask<TValue?> GetAsync(TKey key, Func<Task<TValue?>> find)
    {
        // By a clock that nobody sets back.
        if (_finds.TryGetValue(key, out var recent) && Stopwatch.GetElapsedTime(recent.At) < Lifetime)
        {
            return recent.Value;
        }

        var (generation, at) = (Volatile.Read(ref _generation), Stopwatch.GetTimestamp());
        if (await find() is not { } value)
        {
            _finds.TryRemove(key, out _);
            return null;
        }

        if (_finds.Count >= Most)
        {
            _finds.Clear();
        }

        // Read before something was forgotten, it may be what was to be forgotten.
        if (generation == Volatile.Read(ref _generation))
        {
            _finds[key] = new Find(value, at);
        }

        return value;
    }

    public void Forget()
    {
        Interlocked.Increment(ref _generation);
        _finds.Clear();
    }

    private sealed record Find(TValue Value, long At);
}
