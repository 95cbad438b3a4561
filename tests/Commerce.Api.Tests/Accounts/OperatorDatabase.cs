using Commerce.Foundation.Database.Embedded;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Commerce.Api.Tests.Accounts;

/// <summary>An empty database, as it is before the first start of the service.</summary>
public sealed class OperatorDatabase : IAsyncLifetime
{
    private EmbeddedPostgres? _postgres;
    private NpgsqlDataSource? _database;

    public string Folder { get; } = Directory.CreateTempSubdirectory("commerce-").FullName;

    public string ConnectionString => _postgres!.ConnectionString;

    public NpgsqlDataSource Database => _database!;

    public async ValueTask InitializeAsync()
    {
        _postgres = await EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions
            {
                DataDirectory = Folder,
                Durable = false,
                // The commands that run beside it take the programs from there as well.
                Binaries = Environment.GetEnvironmentVariable("Commerce__PostgresBinaries"),
            },
            NullLogger.Instance,
            CancellationToken.None);
        _database = NpgsqlDataSource.Create(ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        if (_postgres is not null)
        {
            await Database.DisposeAsync();
            await _postgres.DisposeAsync();
            // It may lie outside of the data directory.
            Directory.Delete(_postgres.Directory, recursive: true);
            File.Delete($"{_postgres.Directory}.start");
            File.Delete($"{_postgres.Directory}.users");
        }

        Directory.Delete(Folder, recursive: true);
    }
}
