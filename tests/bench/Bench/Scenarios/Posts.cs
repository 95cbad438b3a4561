using Commerce.Bench.Data;
using Commerce.Bench.Load;

namespace Commerce.Bench.Scenarios;

/// <summary>Scenarios in which messages are posted.</summary>
internal static class Posts
{
    private const int Calls = 2_000;
    private const int PostedThread = 12;

    private const string Body =
        """{"content":"Could you please send the **quote** for twenty more seats until *Friday*? We need it for the renewal."}""";

    public static LoadScenario Post { get; } = new(
        "post", "a message, over 2 000 threads; the baselines insert into a plain table", setup => Task.FromResult(All(setup)))
    {
        Ratios = [new("service", "bare", 0.70), new("service", "limit"), new("service", "fastify")],
        Check = setup => Threads.CheckAsync(Posted(setup), setup),
    };

    private static IReadOnlyList<Case> All(Setup setup) =>
        [.. setup.Servers.Select(server => new Case(
            server.Name, server, [.. Posted(setup).Select(thread => Call.Post(thread.Messages, Body) with
            {
                Token = server.IsService ? setup.Tokens[thread.VendorNo] : "",
            })]))];

    private static IReadOnlyList<BenchThread> Posted(Setup setup) => setup.Corpus.Sample(PostedThread, Calls);
}
