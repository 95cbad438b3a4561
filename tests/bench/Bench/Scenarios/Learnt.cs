using Commerce.Bench.Data;
using Commerce.Bench.Load;
using Commerce.Bench.Servers;

namespace Commerce.Bench.Scenarios;

/// <summary>Scenarios whose calls hold what the server has told before: a cursor, a validator.</summary>
internal static class Learnt
{
    private const int KnownThreads = 500;
    private const int DeepPage = 5_000;
    private const int PageSize = 20;
    private const int LongestPage = 100;

    // Headers alone; the page that is spared has thousands.
    private const double NoBody = 1_000;

    public static LoadScenario Deep { get; } = new(
        "deep", "page 5 000 of the longest thread by its cursor (its middle below two million messages), and page 1",
        DeepAsync)
    {
        Ratios = [new("service: deep", "service", 1 / 1.2)],
    };

    public static LoadScenario Unchanged { get; } = new(
        "304", "the page of `list` that the caller has already", UnchangedAsync)
    {
        Ratios = [new("service", "service: list", 2.0)],
    };

    private static async Task<IReadOnlyList<Case>> DeepAsync(Setup setup)
    {
        var thread = setup.Corpus.Large;
        var cases = Cases.Services("", setup, [thread], Reads.Page).ToList();
        foreach (var server in setup.Services)
        {
            var path = await WalkAsync(server, thread, setup);
            cases.Add(Cases.Of(Cases.NameOf(server, "deep"), server, [thread], _ => Call.Get(path), setup));
        }

        return cases;
    }

    /// <summary>The address of the page, which its predecessors lead to.</summary>
    private static async Task<string> WalkAsync(Server server, BenchThread thread, Setup setup)
    {
        using var ask = new Ask(server, setup.Tokens[thread.VendorNo]);
        var before = Math.Min((DeepPage - 1) * PageSize, thread.Size / 2) / LongestPage * LongestPage;
        var path = $"{thread.Messages}?limit={LongestPage}";
        for (var read = 0; read < before; read += LongestPage)
        {
            path = await ask.NextAsync(path);
        }

        return path.Replace($"limit={LongestPage}", $"limit={PageSize}", StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<Case>> UnchangedAsync(Setup setup)
    {
        BenchThread[] threads = [.. Reads.Usual(setup).Take(KnownThreads)];
        var cases = new List<Case>();
        foreach (var server in setup.Services)
        {
            var tags = new Dictionary<long, string>();
            foreach (var thread in threads)
            {
                using var ask = new Ask(server, setup.Tokens[thread.VendorNo]);
                tags.Add(thread.RequestNo, await ask.TagAsync(Reads.Page(thread).Path));
            }

            var asked = Cases.Of(server.Name, server, threads, thread => Known(thread, tags), setup);
            cases.Add(asked with { MostBytes = NoBody });
        }

        return [.. cases, .. Cases.Services("list", setup, threads, Reads.Page)];
    }

    private static Call Known(BenchThread thread, Dictionary<long, string> tags) => Reads.Page(thread) with
    {
        HeaderName = "If-None-Match",
        HeaderValue = tags[thread.RequestNo],
    };
}
