using Commerce.Foundation.Database.Embedded;
using Npgsql;

namespace Commerce.Foundation.Database;

/// <summary>
/// The database that a copy of the service works with: the one named by the connection string <c>Commerce</c>, or else
/// a PostgreSQL that it brings itself.
/// </summary>
internal sealed class LocalDatabase : IAsyncDisposable
{
    private readonly EmbeddedPostgres? _embedded;

    private LocalDatabase(DatabaseConnection connection, string folder, bool demo, EmbeddedPostgres? embedded)
    {
        Connection = connection;
        Folder = folder;
        Demo = demo;
        _embedded = embedded;
    }

    public DatabaseConnection Connection { get; }

    /// <summary>The data folder: the demo's credentials, and the database where it is embedded.</summary>
    public string Folder { get; }

    public bool Demo { get; }

    /// <summary>The major version of the embedded server; null where a connection string was given.</summary>
    public string? EmbeddedVersion => _embedded?.Version;

    /// <summary>Where the embedded server keeps its data: not always in the data folder.</summary>
    public string? EmbeddedFolder => _embedded?.Directory;

    /// <summary>Starts for a process that ends where it cannot: null then, and the reason is on the terminal.</summary>
    public static async Task<LocalDatabase?> StartOrExplainAsync(IConfiguration configuration)
    {
        try
        {
            return await StartAsync(configuration);
        }
        catch (DatabaseStartException obstacle)
        {
            await Console.Error.WriteLineAsync(obstacle.Message);
            return null;
        }
    }

    /// <exception cref="DatabaseStartException">The server does not start, or the setting is malformed.</exception>
    public static async Task<LocalDatabase> StartAsync(IConfiguration configuration)
    {
        var options = CommerceOptions.From(configuration);
        var folder = DataDirectory.Resolve(options.DataDirectory);
        if (configuration.GetConnectionString(CommerceOptions.ConnectionName) is { Length: > 0 } given)
        {
            RefuseMalformed(given);
            return new LocalDatabase(new DatabaseConnection(given), folder, options.Demo ?? false, null);
        }

        using var loggers = LoggerFactory.Create(logging => logging
            .AddConfiguration(configuration.GetSection("Logging"))
            .AddConsole());
        var embedded = await StartEmbeddedAsync(
            new EmbeddedPostgresOptions { DataDirectory = folder, Binaries = options.PostgresBinaries },
            loggers.CreateLogger<EmbeddedPostgres>());
        return new LocalDatabase(
            new DatabaseConnection(embedded.ConnectionString), folder, options.Demo ?? true, embedded);
    }

    public ValueTask DisposeAsync() => _embedded?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task<EmbeddedPostgres> StartEmbeddedAsync(EmbeddedPostgresOptions options, ILogger logger)
    {
        try
        {
            return await EmbeddedPostgres.StartAsync(options, logger, CancellationToken.None);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseStartException(
                $"The data directory {options.DataDirectory} cannot be used: {failure.Message}");
        }
    }

    private static void RefuseMalformed(string connectionString)
    {
        try
        {
            _ = new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (ArgumentException)
        {
            // Npgsql's own message may repeat the text, and with it the password.
            throw new DatabaseStartException(
                $"The connection string {CommerceOptions.ConnectionName} cannot be read. Its form is: "
                + "Host=...;Port=5432;Database=...;Username=...;Password=...");
        }
    }
}
