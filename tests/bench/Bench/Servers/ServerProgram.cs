using System.Globalization;

namespace Commerce.Bench.Servers;

/// <summary>How a server is started.</summary>
/// <param name="Command">The program and its arguments for a port.</param>
internal sealed record ServerProgram(
    string Name, Func<int, string[]> Command, IReadOnlyDictionary<string, string> Environment)
{
    // Tuned by hand: on two cores, eight were faster than more.
    private static readonly int LimitPool = 4 * System.Environment.ProcessorCount;

    public bool IsService { get; private init; }

    /// <summary>The published service as users get it: authentication on, its own defaults for everything.</summary>
    public static ServerProgram Service(string name, string folder)
    {
        var program = Path.Combine(folder, "Commerce.Api.dll");
        if (!File.Exists(program))
        {
            throw new BenchException($"{folder} holds no published service (Commerce.Api.dll).");
        }

        // Its drain would only make the end of the bench wait.
        var settings = new Dictionary<string, string> { ["Hosting__DrainSeconds"] = "0" };
        var service = new ServerProgram(
            name, port => ["dotnet", program, "--urls", $"http://127.0.0.1:{port}"], settings);
        return service with { IsService = true };
    }

    public static ServerProgram Bare(int pool) => Baseline("bare", pool);

    public static ServerProgram Limit() => Baseline("limit", LimitPool);

    public static ServerProgram Fastify(int pool) => new(
        "fastify",
        port => ["node", Path.Combine(Folders.Fastify, "server.js"), Text(port)],
        new Dictionary<string, string> { ["NODE_ENV"] = "production", ["POOL"] = Text(pool) });

    private static ServerProgram Baseline(string mode, int pool) => new(
        mode,
        port => ["dotnet", Folders.Baselines, mode, "--urls", $"http://127.0.0.1:{port}"],
        new Dictionary<string, string> { ["POOL"] = Text(pool) });

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
