using Commerce.Bench.Load;

namespace Commerce.Bench.Report;

/// <summary>The rounds of one case: medians, and all failures.</summary>
internal sealed record Summary(
    double CallsPerSecond, double BytesPerCall, TimeSpan Median, TimeSpan P99, long Calls, long Failed,
    TimeSpan Service, TimeSpan Database, TimeSpan Client, double Mebibytes)
{
    public static Summary Of(IReadOnlyList<Measured> rounds) => new(
        Statistics.Median(rounds.Select(round => round.CallsPerSecond)),
        rounds.Max(round => round.BytesPerCall),
        MedianTime(rounds, round => round.Median),
        MedianTime(rounds, round => round.P99),
        rounds.Sum(round => round.Calls),
        rounds.Sum(round => round.Failed),
        MedianTime(rounds, round => round.Service),
        MedianTime(rounds, round => round.Database),
        MedianTime(rounds, round => round.Client),
        rounds[^1].Mebibytes);

    private static TimeSpan MedianTime(IReadOnlyList<Measured> rounds, Func<Measured, TimeSpan> time) =>
        TimeSpan.FromTicks((long)Statistics.Median(rounds.Select(round => (double)time(round).Ticks)));
}
