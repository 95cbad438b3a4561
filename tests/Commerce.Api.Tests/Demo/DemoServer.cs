using Commerce.Foundation.Database.Embedded;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Commerce.Api.Tests.Demo;

/// <summary>One PostgreSQL for the class, and an installation that two copies of the service started at once.</summary>
public sealed class DemoServer : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("commerce-").FullName;
    private EmbeddedPostgres? _postgres;

    public Installation Shared { get; private set; } = null!;

    public RunningCopy Copy { get; private set; } = null!;

    public RunningCopy OtherCopy { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _postgres = await EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions { DataDirectory = _folder, Durable = false },
            NullLogger.Instance,
            CancellationToken.None);
        Shared = await InstallAsync("shared");
        var copies = await Task.WhenAll(RunningCopy.StartAsync(Shared), RunningCopy.StartAsync(Shared));
        (Copy, OtherCopy) = (copies[0], copies[1]);
    }

    /// <summary>A database and a data folder of their own.</summary>
    public async Task<Installation> InstallAsync(string name)
    {
        await using var connection = new NpgsqlConnection(_postgres!.ConnectionString);
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"create database {name}", connection);
        await create.ExecuteNonQueryAsync();
        var database = new NpgsqlConnectionStringBuilder(_postgres.ConnectionString) { Database = name };
        return new Installation(database.ConnectionString, Path.Combine(_folder, name));
    }

    public async ValueTask DisposeAsync()
    {
        await Copy.DisposeAsync();
        await OtherCopy.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await _postgres!.DisposeAsync();
        // The cluster may lie outside of the data folder.
        if (Directory.Exists(_postgres.Directory))
        {
            Directory.Delete(_postgres.Directory, recursive: true);
        }

        File.Delete($"{_postgres.Directory}.start");
        File.Delete($"{_postgres.Directory}.users");
        Directory.Delete(_folder, recursive: true);
    }
}
