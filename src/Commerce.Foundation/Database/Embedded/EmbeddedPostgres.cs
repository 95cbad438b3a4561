namespace Commerce.Foundation.Database.Embedded;

/// <summary>
/// A PostgreSQL server that the service brings itself when it is given none. All processes that name the same data
/// directory share one server: the first starts it, the last one to leave stops it.
/// </summary>
internal sealed partial class EmbeddedPostgres : IAsyncDisposable
{
    /// <summary>Longer than a server takes to recover from a power cut or to stop.</summary>
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);

    private readonly Cluster _cluster;
    private readonly PostgresBinaries _binaries;
    private readonly FileStream _use;
    private readonly ILogger _logger;
    private bool _disposed;

    private EmbeddedPostgres(
        Cluster cluster, PostgresBinaries binaries, FileStream use, string connectionString, ILogger logger)
    {
        _cluster = cluster;
        _binaries = binaries;
        _use = use;
        _logger = logger;
        ConnectionString = connectionString;
    }

    public string ConnectionString { get; }

    /// <summary>The major version of the server.</summary>
    public string Version => _binaries.Major;

    /// <summary>Where the cluster, its password and its log lie: not always in the data directory.</summary>
    public string Directory => _cluster.Home;

    public static async Task<EmbeddedPostgres> StartAsync(
        EmbeddedPostgresOptions options, ILogger logger, CancellationToken cancellation)
    {
        var folder = DataDirectory.Resolve(options.DataDirectory);
        DataDirectory.Create(folder);
        string home;
        await using (await AcquireStartLockAsync(ClusterHome.InPlace(folder), cancellation))
            home = await ClusterHome.LocateAsync(folder, cancellation);

        // Outside of the start lock: a download may take longer than others are willing to wait.
        var cluster = new Cluster(home, options);
        var binaries = await PostgresBinaries.FindAsync(
            options.Binaries, cluster.Major, folder, logger, cancellation);

        await using var alone = await AcquireStartLockAsync(home, cancellation);
        if (cluster.Major is { } made && made != binaries.Major)
            binaries = await PostgresBinaries.FindAsync(options.Binaries, made, folder, logger, cancellation);

        var use = FileLock.Share(UsersFileOf(home));
        try
        {
            var port = await RunAsync(cluster, binaries, logger, cancellation);
            await cluster.CreateDatabaseAsync(port, cancellation);
            var connection = cluster.ConnectionTo(options.Database, port).ConnectionString;
            return new EmbeddedPostgres(cluster, binaries, use, connection, logger);
        }
        catch
        {
            await use.DisposeAsync();
            await StopIfUnusedAsync(cluster, binaries, logger);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_disposed)
            return;
        _disposed = true;
        await _use.DisposeAsync();
        try
        {
            await using var alone = await AcquireStartLockAsync(_cluster.Home, CancellationToken.None);
            await StopIfUnusedAsync(_cluster, _binaries, _logger);
        }
        catch (EmbeddedPostgresException obstacle)
        {
            LogNotStopped(_logger, obstacle.Message);
        }
    }

    private static async Task<int> RunAsync(
        Cluster cluster, PostgresBinaries binaries, ILogger logger, CancellationToken cancellation)
    {
        if (cluster.Major is null && !await cluster.CreateAsync(binaries, cancellation))
        {
            LogNoLocale(logger, cluster.Home);
        }

        if (await cluster.FindRunningAsync(cancellation) is { } running)
        {
            LogJoined(logger, binaries.Major, running, cluster.Home);
            return running;
        }

        var port = await cluster.StartAsync(binaries, cancellation);
        LogStarted(logger, binaries.Major, port, cluster.Home);
        return port;
    }

    /// <summary>To be called under the start lock, so that nobody joins meanwhile.</summary>
    private static async Task StopIfUnusedAsync(Cluster cluster, PostgresBinaries binaries, ILogger logger)
    {
        if (!cluster.HasServer)
            return;
        await using var alone = FileLock.TryAcquire(UsersFileOf(cluster.Home));
        if (alone is null)
            LogLeft(logger, cluster.Home);
        else if (await cluster.StopAsync(binaries) is { } obstacle)
            LogNotStopped(logger, obstacle);
        else
            LogStopped(logger, cluster.Home);
    }

    // Both files lie beside the cluster's folder, which appears only when it is complete.
    private static Task<FileStream> AcquireStartLockAsync(string home, CancellationToken cancellation) =>
        FileLock.AcquireAsync($"{home}.start", StartPatience, cancellation);

    private static string UsersFileOf(string home) => $"{home}.users";

    [LoggerMessage(LogLevel.Information, "PostgreSQL {Version} started on port {Port}; its data is in {Folder}")]
    private static partial void LogStarted(ILogger logger, string version, int port, string folder);

    [LoggerMessage(
        LogLevel.Warning,
        "This machine has no locale C.UTF-8: the database in {Folder} was made without, and knows ASCII letters best")]
    private static partial void LogNoLocale(ILogger logger, string folder);

    [LoggerMessage(LogLevel.Information, "PostgreSQL {Version} runs already on port {Port}; its data is in {Folder}")]
    private static partial void LogJoined(ILogger logger, string version, int port, string folder);

    [LoggerMessage(LogLevel.Information, "PostgreSQL stopped; its data is in {Folder}")]
    private static partial void LogStopped(ILogger logger, string folder);

    [LoggerMessage(LogLevel.Information, "PostgreSQL in {Folder} goes on: others use it")]
    private static partial void LogLeft(ILogger logger, string folder);

    [LoggerMessage(LogLevel.Warning, "PostgreSQL could not be stopped: {Obstacle}")]
    private static partial void LogNotStopped(ILogger logger, string obstacle);
}
