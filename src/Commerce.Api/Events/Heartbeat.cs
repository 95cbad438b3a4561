using System.Diagnostics;

namespace Commerce.Api.Events;

/// <summary>
/// When a stream on which nothing happens is written to, and looked at in between. Many streams are due at one moment, of
/// which there is one a second: a thousand, each at a time of its own, would keep a processor awake.
/// </summary>
internal sealed class Heartbeat
{
    private const double Grid = 1_000;

    // A timer may end so much too early by another clock; who waited for the rest in a loop would keep a processor busy.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(20);

    /// <summary>The longest silence.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    private double _due = Next();

    /// <summary>
    /// How long there is nothing to do, which is no longer than half a silence; null where the stream is to be written to
    /// now.
    /// </summary>
    public TimeSpan? Left()
    {
        var left = TimeSpan.FromMilliseconds(_due - Now());
        if (left <= Tolerance)
        {
            _due = Next();
            return null;
        }

        return left > (Longest / 2) + Tolerance ? left - (Longest / 2) : left;
    }

    private static double Next() => Math.Floor((Now() + Longest.TotalMilliseconds) / Grid) * Grid;

    private static double Now() => Stopwatch.GetElapsedTime(0).TotalMilliseconds;
}
