using Commerce.Bench.Data;
using Commerce.Bench.Servers;
using Npgsql;

namespace Commerce.Bench;

/// <summary>Everything that the scenarios need: the data, who may read it, and the servers, all of them running.</summary>
internal sealed class Setup : IAsyncDisposable
{
    private readonly List<Server> _servers = [];
    private Setup? _beside;

    private Setup(
        Options options, BenchDatabase database, Corpus corpus, Tokens tokens, CancellationToken cancellation)
    {
        Cancellation = cancellation;
        Options = options;
        Database = database;
        Corpus = corpus;
        Tokens = tokens;
    }

    /// <summary>Set when the person at the terminal has had enough.</summary>
    public CancellationToken Cancellation { get; }

    public Options Options { get; }

    public BenchDatabase Database { get; }

    public Corpus Corpus { get; }

    public Tokens Tokens { get; }

    /// <summary>The service first, then where there is one the build to compare with, then the baselines.</summary>
    public IReadOnlyList<Server> Servers => _servers;

    public IEnumerable<Server> Services => _servers.Where(server => server.IsService);

    public ServerProgram Service => ServerProgram.Service("service", Options.Service);

    /// <summary>The service, and the build to compare with.</summary>
    public IEnumerable<ServerProgram> ServicePrograms => Options.Against is { } against
        ? [Service, ServerProgram.Service("against", against)]
        : [Service];

    public string Connection => Database.ConnectionTo(Options.Scale.Database);

    /// <summary>For the calls of <c>wrk</c>, and what the servers print.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("commerce-bench-").FullName;

    public static async Task<Setup> CreateAsync(
        Options options, BenchDatabase database, CancellationToken cancellation)
    {
        var setup = await WithoutServersAsync(options, database, cancellation);
        try
        {
            await setup.StartAllAsync();
            return setup;
        }
        catch
        {
            await setup.DisposeAsync();
            throw;
        }
    }

    /// <summary>The service, and the build to compare with, on another database of the same PostgreSQL.</summary>
    public async Task<Setup> BesideAsync(Scale scale)
    {
        if (_beside is null)
        {
            _beside = await WithoutServersAsync(Options with { Scale = scale }, Database, Cancellation);
            foreach (var program in ServicePrograms)
            {
                await _beside.StartAsync(program);
            }
        }

        return _beside;
    }

    public Task<T?> ReadAsync<T>(string sql, params NpgsqlParameter[] parameters) =>
        Database.ReadAsync<T>(sql, Options.Scale.Database, parameters);

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
        {
            await server.DisposeAsync();
        }

        if (_beside is not null)
        {
            await _beside.DisposeAsync();
        }

        Directory.Delete(Folder, recursive: true);
    }

    private static async Task<Setup> WithoutServersAsync(
        Options options, BenchDatabase database, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var corpus = await MakeDatabase.RunAsync(options.Scale, options.Service, database);
        var tokens = await Tokens.CreateAsync(options.Scale, database);
        return new Setup(options, database, corpus, tokens, cancellation);
    }

    private async Task StartAllAsync()
    {
        foreach (var program in ServicePrograms)
        {
            await StartAsync(program);
        }

        await StartAsync(ServerProgram.Limit());
        await StartAsync(ServerProgram.Bare(Options.Pool));
        if (FastifyObstacle.Find() is { } obstacle)
        {
            await Console.Error.WriteLineAsync($"Without fastify: {obstacle}");
        }
        else
        {
            await StartAsync(ServerProgram.Fastify(Options.Pool));
        }
    }

    private async Task StartAsync(ServerProgram program) =>
        _servers.Add(await Server.StartAsync(program, Connection, Folder));
}
