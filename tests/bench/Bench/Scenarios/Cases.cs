using Commerce.Bench.Data;
using Commerce.Bench.Load;
using Commerce.Bench.Servers;

namespace Commerce.Bench.Scenarios;

/// <summary>Rows of a scenario: the same calls to each server, as the vendor of each thread makes them.</summary>
internal static class Cases
{
    public static IEnumerable<Case> All(
        Setup setup, IEnumerable<BenchThread> threads, Func<Server, BenchThread, Call> call) =>
        setup.Servers.Select(server => Of(server.Name, server, threads, thread => call(server, thread), setup));

    public static IEnumerable<Case> Baselines(
        Setup setup, IEnumerable<BenchThread> threads, Func<BenchThread, Call> call) => setup.Servers
        .Where(server => !server.IsService)
        .Select(server => Of(server.Name, server, threads, call, setup));

    /// <param name="variant">What comes behind the server's name; empty for the service itself.</param>
    public static IEnumerable<Case> Services(
        string variant, Setup setup, IEnumerable<BenchThread> threads, Func<BenchThread, Call> call) =>
        setup.Services.Select(server => Of(NameOf(server, variant), server, threads, call, setup));

    public static string NameOf(Server server, string variant) =>
        variant.Length == 0 ? server.Name : $"{server.Name}: {variant}";

    /// <summary>With the credential of each thread's vendor; the baselines know no callers.</summary>
    public static Case Of(
        string name, Server server, IEnumerable<BenchThread> threads, Func<BenchThread, Call> call, Setup setup) =>
        new(name, server, [.. threads.Select(thread => call(thread) with
        {
            Token = server.IsService ? setup.Tokens[thread.VendorNo] : "",
        })]);
}
