using Commerce.Bench.Load;

namespace Commerce.Bench.Report;

internal static class Statistics
{
    public static double Median(IEnumerable<double> figures)
    {
        double[] sorted = [.. figures.Order()];
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// <returns>Not a number where there are no figures.</returns>
    public static double Percentile(IEnumerable<double> figures, int percent)
    {
        double[] sorted = [.. figures.Order()];
        return sorted.Length == 0 ? double.NaN : sorted[(sorted.Length - 1) * percent / 100];
    }

    /// <summary>The median over the rounds of calls a second of the one for each of the other.</summary>
    public static double Ratio(IEnumerable<Measured> of, IEnumerable<Measured> to) =>
        Median(of.Zip(to, (one, other) => one.CallsPerSecond / other.CallsPerSecond));
}
