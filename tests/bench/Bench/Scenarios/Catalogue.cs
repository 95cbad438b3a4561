namespace Commerce.Bench.Scenarios;

/// <summary>Every scenario, in the order of the report.</summary>
internal static class Catalogue
{
    public static IReadOnlyList<IScenario> All { get; } = [Reads.List, Reads.One, Posts.Post];

    public static IReadOnlyList<string> Names { get; } = [.. All.Select(scenario => scenario.Name)];
}
