using System.Globalization;
using Commerce.Bench.Report;
using Commerce.Bench.Servers;

namespace Commerce.Bench.Scenarios;

/// <summary>
/// From the start of the service's process to its first ready answer, on a database that is warm and migrated.
/// </summary>
internal sealed class StartUp : IScenario
{
    private const int Starts = 5;
    private const double Longest = 1.5;

    public string Name => "start";

    public bool IsInWholeRun => true;

    public async Task<Outcome> RunAsync(Setup setup)
    {
        var programs = setup.ServicePrograms.ToList();
        var times = programs.ToDictionary(program => program.Name, _ => new List<double>());
        for (var start = 0; start < Starts; start++)
        {
            foreach (var program in programs)
            {
                setup.Cancellation.ThrowIfCancellationRequested();
                await using var server = await Server.StartAsync(
                    program with { Name = $"{program.Name}-started" }, setup.Connection, setup.Folder);
                times[program.Name].Add(server.StartedIn.TotalSeconds);
            }
        }

        return new Outcome(
            $"""
            ### start: from the start of the process to `/health/ready`, five times

            | | median s | longest s |
            |---|--:|--:|
            {string.Join('\n', times.Select(of => string.Create(
                CultureInfo.InvariantCulture,
                $"| {of.Key} | {Statistics.Median(of.Value):0.00} | {of.Value.Max():0.00} |")))}

            """,
            [.. times.Select(of => new Goal($"start: {of.Key}, s", Statistics.Median(of.Value), AtMost: Longest))],
            Failure: null);
    }
}
