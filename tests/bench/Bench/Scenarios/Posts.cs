using Commerce.Bench.Data;
using Commerce.Bench.Load;

namespace Commerce.Bench.Scenarios;

/// <summary>Scenarios in which messages are posted.</summary>
internal static class Posts
{
    private const int Calls = 2_000;
    private const int PostedThread = 12;
    private const int HotThread = 8;
    private const int BlendedPosts = 400;
    private const int ReadsOfTen = 9;
    private const double LongestTail = 20;

    private const string Body =
        """{"content":"Could you please send the **quote** for twenty more seats until *Friday*? We need it for the renewal."}""";

    public static LoadScenario Plain { get; } = new(
        "post", "a message, over 2 000 threads; the baselines insert into a plain table",
        setup => Of(Cases.All(setup, Posted(setup), (_, thread) => Post(thread))))
    {
        Ratios = [new("service", "bare", 0.70), new("service", "limit"), new("service", "fastify")],
        Check = setup => Threads.CheckAsync(Posted(setup), setup),
    };

    public static LoadScenario Keyed { get; } = new(
        "keyed", "the same with an `Idempotency-Key`, another one each; the baselines know none",
        setup => Of(
            Cases.Services("", setup, Posted(setup), thread => Post(thread) with
            {
                HeaderName = "Idempotency-Key",
                HeaderValue = "{key}",
            }).Concat(Cases.Baselines(setup, Posted(setup), Post))))
    {
        Ratios = [new("service", "bare", 0.55), new("service", "limit"), new("service", "fastify")],
        Check = setup => Threads.CheckAsync(Posted(setup), setup),
    };

    public static LoadScenario Hot { get; } = new(
        "hot", "messages to one request, over 8 connections and over 64",
        setup => Of(
            Cases.Services("8", setup, [Hottest(setup)], Post).Select(one => one with { Connections = 8 }).Concat(
                Cases.Services("64", setup, [Hottest(setup)], Post).Select(one => one with { Connections = 64 }))))
    {
        Ratios = [new("service: 64", "service: 8", 1.0)],
        Goals = rows => [new(
            "hot: p99 ÷ median of service: 64", rows["service: 64"].P99 / rows["service: 64"].Median,
            AtMost: LongestTail)],
        Check = setup => Threads.CheckAsync([Hottest(setup)], setup),
    };

    public static LoadScenario Mixed { get; } = new(
        "mixed", "of ten calls six lists of 20, three single messages, one post",
        setup => Of(Cases.All(setup, Posted(setup), (_, thread) => Post(thread)).Select(posts => Blend(posts, setup))))
    {
        Ratios = [new("service", "bare"), new("service", "limit"), new("service", "fastify")],
        Check = setup => Threads.CheckAsync(Posted(setup), setup),
    };

    /// <summary>The threads that posts go to, none of which is read elsewhere.</summary>
    public static IReadOnlyList<BenchThread> Posted(Setup setup) => setup.Corpus.Sample(PostedThread, Calls);

    public static Call Post(BenchThread thread) => Call.Post(thread.Messages, Body);

    /// <summary>Puts nine reads before each post.</summary>
    public static Case Blend(Case posts, Setup setup)
    {
        var threads = Reads.Usual(setup);
        var lists = Cases.Of("", posts.Server, threads, Reads.Page, setup).Calls;
        var ones = Cases.Of("", posts.Server, threads, Reads.OneOf, setup).Calls;
        return posts with { Calls = [.. posts.Calls.Take(BlendedPosts).SelectMany((post, i) => Ten(post, i))] };

        IEnumerable<Call> Ten(Call post, int i) => Enumerable.Range(i * ReadsOfTen, ReadsOfTen)
            .Select(n => n % 3 == 2 ? ones[n % ones.Count] : lists[n % lists.Count])
            .Append(post);
    }

    private static BenchThread Hottest(Setup setup) => setup.Corpus.Sample(HotThread, 1)[0];

    private static Task<IReadOnlyList<Case>> Of(IEnumerable<Case> cases) =>
        Task.FromResult<IReadOnlyList<Case>>([.. cases]);
}
