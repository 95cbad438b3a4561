namespace Commerce.Bench.Scenarios;

/// <summary>Every scenario, in the order of the report.</summary>
internal static class Catalogue
{
    public static IReadOnlyList<IScenario> All { get; } =
    [
        Reads.List, Reads.WithAudit, Reads.Filtered, Reads.Total, Learnt.Deep, Reads.DeepOffset, Reads.Feed, Reads.One,
        Learnt.Unchanged, Posts.Plain, Posts.Keyed, Posts.Hot, new FanOut(), Reads.Contains, Reads.Search, Posts.Mixed,
        new StartUp(), new Memory(), Growth.List, Growth.Post,
    ];

    public static IReadOnlyList<string> Names { get; } = [.. All.Select(scenario => scenario.Name)];

    /// <param name="only">Names; empty for a whole run.</param>
    public static IEnumerable<IScenario> Chosen(IReadOnlyList<string> only) =>
        All.Where(scenario => only.Count == 0 ? scenario.IsInWholeRun : only.Contains(scenario.Name));
}
