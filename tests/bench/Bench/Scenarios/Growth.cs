using Commerce.Bench.Data;

namespace Commerce.Bench.Scenarios;

/// <summary>
/// The service beside itself on a database of 20 000 messages, which is made beside the large one where it is not there:
/// lists, and posts.
/// </summary>
internal static class Growth
{
    private const double Kept = 1 / 1.25;

    public static LoadScenario List { get; } = new(
        "growth-list", "`list` at this scale, and at 20 000 messages",
        setup => BesideAsync(setup, of => Cases.Services("", of, Reads.Usual(of), Reads.Page)))
    {
        IsInWholeRun = false,
        Ratios = [new("service", "service: 20k", Kept)],
    };

    public static LoadScenario Post { get; } = new(
        "growth-post", "`post` at this scale, and at 20 000 messages",
        setup => BesideAsync(setup, of => Cases.Services("", of, Posts.Posted(of), Posts.Post)))
    {
        IsInWholeRun = false,
        Ratios = [new("service", "service: 20k", Kept)],
    };

    private static async Task<IReadOnlyList<Case>> BesideAsync(Setup setup, Func<Setup, IEnumerable<Case>> cases)
    {
        var small = await setup.BesideAsync(Scale.Smallest);
        return [.. cases(setup), .. cases(small).Select(one => one with { Name = Cases.NameOf(one.Server, "20k") })];
    }
}
