using Commerce.Foundation.Database;
using Microsoft.Extensions.Logging.Abstractions;

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

    public async Task RunAsync(Func<ConnectionPool, Task> work, CancellationToken cancellation)
    {
        var quiet = new ConfigurationBuilder().AddConfiguration(configuration).AddInMemoryCollection(Quiet).Build();
        await using var server = await LocalDatabase.StartAsync(quiet);
        var options = DatabaseOptions.From(quiet);
        await using var database = server.Connection.CreateDataSource(options);
        // The first command may come before the first start of the service.
        await Migrator.MigrateAsync(database, NullLogger.Instance, cancellation);
        await work(new ConnectionPool(database, options));
    }
}
