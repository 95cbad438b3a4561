using System.Globalization;
using Commerce.Bench.Scenarios;

namespace Commerce.Bench.Load;

/// <summary>Measures cases in turn: what slows the machine for a while slows all of them.</summary>
internal static class Rounds
{
    private static readonly TimeSpan ShortestWarmth = TimeSpan.FromSeconds(3);

    /// <returns>One measurement a round, by the name of the case.</returns>
    public static async Task<IReadOnlyDictionary<string, List<Measured>>> RunAsync(IReadOnlyList<Case> cases, Setup setup)
    {
        var files = cases.ToDictionary(one => one.Name, _ => Path.Combine(setup.Folder, Path.GetRandomFileName()));
        foreach (var one in cases)
        {
            await File.WriteAllLinesAsync(files[one.Name], one.Calls.Select(call => call.ToLine()));
            // Warm: compiled, prepared, in memory.
            await MeasureAsync(one, setup.Options.Time > ShortestWarmth ? setup.Options.Time : ShortestWarmth);
        }

        var measured = cases.ToDictionary(one => one.Name, _ => new List<Measured>());
        for (var round = 0; round < setup.Options.Rounds; round++)
        {
            for (var i = 0; i < cases.Count; i++)
            {
                // Another one begins each time, and each follows upon another.
                var one = cases[(i + round) % cases.Count];
                var result = await MeasureAsync(one, setup.Options.Time);
                measured[one.Name].Add(result);
                var failed = result.Failed > 0 ? $", {result.Failed} FAILED" : "";
                await Console.Error.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"  round {round + 1} {one.Name}: {result.CallsPerSecond:0} a second{failed}"));
            }
        }

        return measured;

        Task<Measured> MeasureAsync(Case one, TimeSpan time) => Wrk.RunAsync(
            one.Server, files[one.Name], one.Connections ?? setup.Options.Connections, time, setup.Database.ProcessId,
            setup.Cancellation);
    }
}
