using Commerce.Bench.Data;
using Commerce.Bench.Load;
using Commerce.Bench.Servers;

namespace Commerce.Bench.Scenarios;

/// <summary>Scenarios in which the service and the baselines read the same.</summary>
internal static class Reads
{
    private const int Calls = 2_000;
    private const int UsualThread = 40;

    public static LoadScenario List { get; } = new(
        "list", "20 messages of a thread of 40, short form", setup => All(setup, thread => $"{thread.Messages}?limit=20"))
    {
        HasSameAnswers = true,
        Ratios = [new("service", "bare", 0.80), new("service", "limit", 0.70), new("service", "fastify", 1.4)],
    };

    public static LoadScenario One { get; } = new(
        "one", "one message, full form", setup => All(setup, thread => thread.Message(2 + (int)(thread.RequestNo % 8))))
    {
        HasSameAnswers = true,
        Ratios = [new("service", "bare", 0.80), new("service", "limit"), new("service", "fastify")],
    };

    /// <summary>Of each thread as its vendor reads it; the baselines know no callers.</summary>
    private static Task<IReadOnlyList<Case>> All(Setup setup, Func<BenchThread, string> path) =>
        Task.FromResult(Cases(setup, setup.Corpus.Sample(UsualThread, Calls), (_, thread) => path(thread)));

    private static IReadOnlyList<Case> Cases(
        Setup setup, IEnumerable<BenchThread> threads, Func<Server, BenchThread, string> path) =>
        [.. setup.Servers.Select(server => new Case(
            server.Name, server, [.. threads.Select(thread => Call.Get(path(server, thread)) with
            {
                Token = server.IsService ? setup.Tokens[thread.VendorNo] : "",
            })]))];
}
