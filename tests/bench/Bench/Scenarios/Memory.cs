using System.Globalization;
using Commerce.Bench.Load;
using Commerce.Bench.Servers;

namespace Commerce.Bench.Scenarios;

/// <summary>
/// A million calls of <c>mixed</c> to a service that was just started, and its memory after each tenth; below two million
/// messages, half as many calls as there are messages.
/// </summary>
internal sealed class Memory : IScenario
{
    private const int MostCalls = 1_000_000;
    private const int Parts = 10;
    private const double Most = 250;
    private const double Flat = 1.1;

    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(5);

    public string Name => "memory";

    /// <summary>It takes as long as everything else together.</summary>
    public bool IsInWholeRun => false;

    public async Task<Outcome> RunAsync(Setup setup)
    {
        await using var server = await Server.StartAsync(
            setup.Service with { Name = "service-remembered" }, setup.Connection, setup.Folder);
        var calls = Math.Min(MostCalls, setup.Options.Scale.Messages / 2);
        var file = Path.Combine(setup.Folder, "mixed");
        var mixed = Posts.Blend(Cases.Of("", server, Posts.Posted(setup), Posts.Post, setup), setup);
        await File.WriteAllLinesAsync(file, mixed.Calls.Select(call => call.ToLine()));
        var (done, failed) = (0L, 0L);
        var memory = new List<(long Calls, double Mebibytes)>();
        while (done < calls)
        {
            var run = await Wrk.RunAsync(
                server, file, setup.Options.Connections, Turn, setup.Database.ProcessId,
                setup.Cancellation);
            done += run.Calls;
            failed += run.Failed;
            if (done >= (memory.Count + 1L) * calls / Parts)
            {
                memory.Add((done, run.Mebibytes));
            }
        }

        var half = memory[(memory.Count - 1) / 2].Mebibytes;
        return new Outcome(
            $"""
            ### memory: the service under mixed calls

            | calls | MiB |
            |--:|--:|
            {string.Join('\n', memory.Select(at => string.Create(
                CultureInfo.InvariantCulture, $"| {at.Calls} | {at.Mebibytes:0} |")))}

            """,
            [
                new Goal("memory: the most, MiB", memory.Max(at => at.Mebibytes), AtMost: Most),
                new Goal("memory: the end ÷ half way", memory[^1].Mebibytes / half, AtMost: Flat),
            ],
            failed == 0 ? null : $"{failed} calls were not answered as they should be.");
    }
}
