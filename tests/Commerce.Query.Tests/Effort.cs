using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Commerce.Query.Tests;

/// <summary>
/// How much of a processor some work takes by itself: the best of several runs on the clock of its own thread, since all
/// that other threads and processes do only ever adds to a run.
/// </summary>
internal static class Effort
{
    private const int Runs = 40;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Measures small and large work in turns until what was measured holds, or gives up.</summary>
    /// <param name="holds">What the best times so far of the small and of the large work must fulfil.</param>
    public static (TimeSpan Small, TimeSpan Large) Measure(
        Action small, Action large, Func<TimeSpan, TimeSpan, bool> holds)
    {
        // Once to compile what they call.
        small();
        large();
        var (bestSmall, bestLarge) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        var start = Now();
        for (var run = 0; run == 0 || (!holds(bestSmall, bestLarge) && run < Runs && Now() - start < Patience); run++)
        {
            bestSmall = Shorter(bestSmall, TimeOf(small));
            bestLarge = Shorter(bestLarge, TimeOf(large));
        }

        return (bestSmall, bestLarge);
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan TimeOf(Action work)
    {
        var start = Now();
        work();
        return Now() - start;
    }

    private static TimeSpan Now()
    {
        // CLOCK_THREAD_CPUTIME_ID; Windows has no such clock of that precision.
        var clock = OperatingSystem.IsMacOS() ? 16 : 3;
        return !OperatingSystem.IsWindows() && GetTime(clock, out var time) == 0
            ? TimeSpan.FromTicks((time.Seconds * TimeSpan.TicksPerSecond) + (time.Nanoseconds / TimeSpan.NanosecondsPerTick))
            : Stopwatch.GetElapsedTime(0);
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetTime(int clock, out Timespec time);

    private readonly record struct Timespec(long Seconds, long Nanoseconds);
}
