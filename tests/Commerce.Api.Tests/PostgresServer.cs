using System.Diagnostics;
using System.Globalization;
using Commerce.Api.Tests;
using Commerce.Foundation.Database;
using Commerce.Foundation.Database.Embedded;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace Commerce.Api.Tests;

/// <summary>
/// One PostgreSQL for the whole run, started when the first test asks for a database. Its data folder is kept, so that
/// only the first run on a machine has to make one; runs at the same time share the server.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string Prefix = "t_";
    private const int MaxConnections = 300;

    private static readonly string Template = $"{Prefix}{Environment.ProcessId}_template";

    private readonly Lazy<Task<EmbeddedPostgres>> _server = new(StartAsync);
    private readonly SemaphoreSlim _alone = new(1, 1);
    private int _databases;

    /// <summary>Makes a database with the whole schema, and tells how to connect to it.</summary>
    public Task<string> CreateDatabaseAsync() => CreateAsync($"template {Template}");

    /// <summary>Makes a database without any table.</summary>
    /// <param name="locale">The options of <c>create database</c> for another locale than the cluster's.</param>
    public Task<string> CreateEmptyDatabaseAsync(string locale = "") =>
        CreateAsync(locale.Length == 0 ? "" : $"template template0 {locale}");

    public async ValueTask DisposeAsync()
    {
        _alone.Dispose();
        if (!_server.IsValueCreated)
        {
            return;
        }

        await using var server = await _server.Value;
        await DropAsync(server, owner => owner == Environment.ProcessId);
    }

    private static async Task<EmbeddedPostgres> StartAsync()
    {
        var source = Environment.GetEnvironmentVariable("Commerce__PostgresBinaries");
        var folder = DataDirectory.Default + "-test";
        var binaries = await PostgresBinaries.FindAsync(
            source, null, folder, NullLogger.Instance, CancellationToken.None);
        var options = new EmbeddedPostgresOptions
        {
            // A folder a version, since only the version that made a cluster can run it; and one a locale.
            DataDirectory = $"{folder}-{binaries.Major}-utf8",
            Binaries = binaries.Folder,
            Durable = false,
            MaxConnections = MaxConnections,
        };
        var server = await EmbeddedPostgres.StartAsync(options, NullLogger.Instance, CancellationToken.None);
        await DropAsync(server, owner => !IsRunning(owner));
        await ExecuteAsync(server, $"create database {Template}");
        await using var template = NpgsqlDataSource.Create($"{ConnectionTo(server, Template)};Pooling=false");
        await Migrator.MigrateAsync(template, NullLogger.Instance, CancellationToken.None);
        return server;
    }

    private async Task<string> CreateAsync(string template)
    {
        var server = await _server.Value;
        var name = $"{Prefix}{Environment.ProcessId}_{Interlocked.Increment(ref _databases)}";
        await _alone.WaitAsync();
        try
        {
            await ExecuteAsync(server, $"create database {name} {template}");
        }
        finally
        {
            _alone.Release();
        }

        return ConnectionTo(server, name);
    }

    /// <summary>Drops databases of runs; their names hold the id of the process that made them.</summary>
    private static async Task DropAsync(EmbeddedPostgres server, Predicate<int> isOwner)
    {
        await using var connection = await OpenAsync(server);
        var names = new List<string>();
        await using (var command = new NpgsqlCommand(
            $@"select datname from pg_database where datname ~ '^{Prefix}\d+_'", connection))
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                names.Add(reader.GetString(0));
            }
        }

        foreach (var name in names.Where(name => isOwner(OwnerOf(name))))
        {
            await using var drop = new NpgsqlCommand($"drop database if exists {name} with (force)", connection);
            await drop.ExecuteNonQueryAsync();
        }
    }

    private static int OwnerOf(string database) => int.Parse(database.Split('_')[1], CultureInfo.InvariantCulture);

    private static bool IsRunning(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static async Task ExecuteAsync(EmbeddedPostgres server, string sql)
    {
        await using var connection = await OpenAsync(server);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<NpgsqlConnection> OpenAsync(EmbeddedPostgres server)
    {
        var connection = new NpgsqlConnection(
            // To make and drop databases takes as long as the disk of a busy machine takes.
            $"{ConnectionTo(server, "postgres")};Pooling=false;Command Timeout=300");
        await connection.OpenAsync();
        return connection;
    }

    private static string ConnectionTo(EmbeddedPostgres server, string database) =>
        new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = database }.ConnectionString;
}
