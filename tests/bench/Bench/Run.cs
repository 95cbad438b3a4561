using System.Text;
using Commerce.Bench.Data;
using Commerce.Bench.Report;
using Commerce.Bench.Scenarios;

namespace Commerce.Bench;

/// <summary>Everything that was asked for, and the report.</summary>
internal static class Run
{
    /// <returns>False where a scenario failed; goals that were missed are no failure.</returns>
    public static async Task<bool> AllAsync(Options options, CancellationToken cancellation)
    {
        await using var database = await BenchDatabase.StartAsync(options.Data);
        await using var setup = await Setup.CreateAsync(options, database, cancellation);
        var report = new StringBuilder(Heading.Of(options));
        var goals = new List<Goal>();
        var failures = new List<string>();
        foreach (var scenario in Catalogue.Chosen(options.Only))
        {
            await Console.Error.WriteLineAsync($"{scenario.Name}:");
            var outcome = await scenario.RunAsync(setup);
            report.Append('\n').Append(outcome.Markdown);
            goals.AddRange(outcome.Goals);
            if (outcome.Failure is { } failure)
            {
                failures.Add($"{scenario.Name}: {failure}");
            }
        }

        report.Append('\n').Append(GoalTable.Of(goals));
        foreach (var failure in failures)
        {
            report.Append("\n**FAILED** ").Append(failure).Append('\n');
        }

        Console.Write(report);
        if (options.Out is { } file)
        {
            await File.WriteAllTextAsync(file, report.ToString(), cancellation);
        }

        return failures.Count == 0;
    }
}
