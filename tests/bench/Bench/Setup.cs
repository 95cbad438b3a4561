using System.Diagnostics;
using Commerce.Bench.Data;
using Commerce.Bench.Servers;

namespace Commerce.Bench;

/// <summary>Everything that the scenarios need: the data, who may read it, and the servers, all of them running.</summary>
internal sealed class Setup : IAsyncDisposable
{
    private readonly List<Server> _servers = [];
    private readonly string _folder = Directory.CreateTempSubdirectory("commerce-bench-").FullName;

    private Setup(Options options, BenchDatabase database, Corpus corpus, Tokens tokens)
    {
        Options = options;
        Database = database;
        Corpus = corpus;
        Tokens = tokens;
    }

    public Options Options { get; }

    public BenchDatabase Database { get; }

    public Corpus Corpus { get; }

    public Tokens Tokens { get; }

    /// <summary>The service first, then where there is one the build to compare with, then the baselines.</summary>
    public IReadOnlyList<Server> Servers => _servers;

    public IEnumerable<Server> Services => _servers.Where(server => server.IsService);

    public ServerProgram Service => ServerProgram.Service("service", Options.Service);

    /// <summary>For the calls of <c>wrk</c>, and what the servers print.</summary>
    public string Folder => _folder;

    public static async Task<Setup> CreateAsync(Options options, BenchDatabase database)
    {
        var corpus = await MakeDatabase.RunAsync(options.Scale, options.Service, database);
        var tokens = await Tokens.CreateAsync(options.Scale, database);
        var setup = new Setup(options, database, corpus, tokens);
        await setup.StartAsync(setup.Service);
        if (options.Against is { } against)
        {
            await setup.StartAsync(ServerProgram.Service("against", against));
        }

        await setup.StartAsync(ServerProgram.Limit());
        await setup.StartAsync(ServerProgram.Bare(options.Pool));
        if (Obstacle() is { } obstacle)
        {
            await Console.Error.WriteLineAsync($"Without fastify: {obstacle}");
        }
        else
        {
            await setup.StartAsync(ServerProgram.Fastify(options.Pool));
        }

        return setup;
    }

    public Task<T?> ReadAsync<T>(string sql, params Npgsql.NpgsqlParameter[] parameters) =>
        Database.ReadAsync<T>(sql, Options.Scale.Database, parameters);

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
        {
            await server.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private async Task StartAsync(ServerProgram program) => _servers.Add(
        await Server.StartAsync(program, Database.ConnectionTo(Options.Scale.Database), Folder));

    /// <summary>Why the Node baseline cannot run, or null.</summary>
    private static string? Obstacle()
    {
        if (!Directory.Exists(Path.Combine(Folders.Fastify, "node_modules", "fastify")))
        {
            return "its packages are not installed (tests/bench/run does it where there is npm).";
        }

        try
        {
            using var node = Process.Start(new ProcessStartInfo("node", ["--version"]) { RedirectStandardOutput = true })!;
            node.WaitForExit();
            return node.ExitCode == 0 ? null : "node does not run.";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "there is no Node on this machine.";
        }
    }
}
