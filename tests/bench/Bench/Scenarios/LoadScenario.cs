using Commerce.Bench.Load;
using Commerce.Bench.Report;

namespace Commerce.Bench.Scenarios;

/// <summary>Cases that are measured in turn, round by round, each under <c>wrk</c>.</summary>
internal sealed class LoadScenario(string name, string title, Func<Setup, Task<IReadOnlyList<Case>>> cases) : IScenario
{
    public string Name => name;

    public bool IsInWholeRun { get; init; } = true;

    public IReadOnlyList<Ratio> Ratios { get; init; } = [];

    /// <summary>
    /// True where every server has to give the same answers, which is seen to once before anything is measured.
    /// </summary>
    public bool HasSameAnswers { get; init; }

    /// <summary>Looks afterwards whether the calls have done what they were for.</summary>
    /// <returns>What is wrong, or null.</returns>
    public Func<Setup, Task<string?>> Check { get; init; } = _ => Task.FromResult<string?>(null);

    /// <summary>Further goals, of what was measured of each case.</summary>
    public Func<IReadOnlyDictionary<string, Summary>, IReadOnlyList<Goal>> Goals { get; init; } = _ => [];

    public async Task<Outcome> RunAsync(Setup setup)
    {
        var all = await cases(setup);
        await Answers.RequireDataAsync(all);
        if (HasSameAnswers)
        {
            await Answers.RequireSameAsync(all);
        }

        // None pays for what another has written.
        await setup.Database.ExecuteAsync("checkpoint", setup.Options.Scale.Database);
        var rounds = await Rounds.RunAsync(all, setup);
        var rows = all.ToDictionary(of => of.Name, of => Summary.Of(rounds[of.Name]));
        var failure = await FailureAsync(all, rows, setup);
        return new Outcome(
            $"### {name}: {title}\n\n{LoadTable.Of(all, rounds)}{(failure is null ? "" : $"\n**FAILED: {failure}**\n")}",
            [.. Ratios.Concat(BeforeAndAfter(all)).Where(IsMeasured).Select(ToGoal), .. Goals(rows)], failure);

        bool IsMeasured(Ratio ratio) => rounds.ContainsKey(ratio.Of) && rounds.ContainsKey(ratio.To);

        Goal ToGoal(Ratio ratio) => new(
            $"{name}: {ratio.Of} ÷ {ratio.To}", Statistics.Ratio(rounds[ratio.Of], rounds[ratio.To]), ratio.AtLeast);
    }

    /// <summary>The service to the other build, in each of its variants.</summary>
    private static IEnumerable<Ratio> BeforeAndAfter(IReadOnlyList<Case> all) => all
        .Where(one => one.Server.Name == "service")
        .Select(one => new Ratio(one.Name, $"against{one.Name["service".Length..]}"));

    private async Task<string?> FailureAsync(
        IReadOnlyList<Case> all, Dictionary<string, Summary> rows, Setup setup)
    {
        foreach (var one in all)
        {
            var row = rows[one.Name];
            if (row.Failed > 0)
            {
                return $"{row.Failed} calls of {one.Name} were not answered as they should be.";
            }

            if (row.BytesPerCall > one.MostBytes)
            {
                return $"Answers of {one.Name} have {row.BytesPerCall:0} bytes, more than {one.MostBytes:0}.";
            }
        }

        return await Check(setup);
    }
}
