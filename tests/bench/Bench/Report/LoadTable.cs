using System.Globalization;
using System.Text;
using Commerce.Bench.Load;
using Commerce.Bench.Scenarios;

namespace Commerce.Bench.Report;

/// <summary>The figures of a scenario's cases, with the ratios to those that others are compared with.</summary>
internal static class LoadTable
{
    private static readonly string[] Compared = ["bare", "limit", "fastify", "against"];

    public static string Of(IReadOnlyList<Case> cases, IReadOnlyDictionary<string, List<Measured>> rounds)
    {
        string[] compared = [.. Compared.Where(rounds.ContainsKey)];
        var table = new StringBuilder(
            "| | calls/s | p50 ms | p99 ms | CPU µs a call: server + database + client | MiB | failed |");
        foreach (var name in compared)
        {
            table.Append(CultureInfo.InvariantCulture, $" × {name} |");
        }

        table.Append("\n|---|--:|--:|--:|--:|--:|--:|");
        table.Insert(table.Length, "--:|", compared.Length);
        foreach (var name in cases.Select(one => one.Name))
        {
            var row = Summary.Of(rounds[name]);
            table.Append(
                CultureInfo.InvariantCulture,
                $"\n| {name} | {row.CallsPerSecond:0} | {row.Median.TotalMilliseconds:0.00} | {row.P99.TotalMilliseconds:0.0} |");
            table.Append(
                CultureInfo.InvariantCulture,
                $" {row.Service.TotalMicroseconds:0} + {row.Database.TotalMicroseconds:0} + {row.Client.TotalMicroseconds:0} |");
            table.Append(CultureInfo.InvariantCulture, $" {row.Mebibytes:0} | {row.Failed} |");
            foreach (var other in compared)
            {
                table.Append(CultureInfo.InvariantCulture, $" {Statistics.Ratio(rounds[name], rounds[other]):0.00} |");
            }
        }

        return table.Append('\n').ToString();
    }
}
