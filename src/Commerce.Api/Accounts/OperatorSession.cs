using Commerce.Api.Database;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Commerce.Api.Accounts;

/// <summary>Opens the database for one command: the same as the service's, while that runs or not.</summary>
internal sealed class OperatorSession(IConfiguration configuration)
{
    // Programs read standard output, so logs go elsewhere, and only what a person has to know.
    private static readonly Dictionary<string, string?> Quiet = new()
    {
        ["Logging:LogLevel:Default"] = nameof(LogLevel.Warning),
        ["Logging:Console:LogToStandardErrorThreshold"] = nameof(LogLevel.Trace),
    };

    public async Task RunAsync(Func<NpgsqlDataSource, Task> work, CancellationToken cancellation)
    {
        var quiet = new ConfigurationBuilder().AddConfiguration(configuration).AddInMemoryCollection(Quiet).Build();
        await using var server = await LocalDatabase.StartAsync(quiet);
        await using var database = server.Connection.CreateDataSource(DatabaseOptions.From(quiet));
        // The first command may come before the first start of the service.
        await Migrator.MigrateAsync(database, NullLogger.Instance, cancellation);
        await work(database);
    }
}
