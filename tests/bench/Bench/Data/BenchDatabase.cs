using Commerce.Foundation.Database.Embedded;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Commerce.Bench.Data;

/// <summary>
/// A private PostgreSQL, brought along as the service brings its own: commits are on the disk before they are answered.
/// </summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    private const int MaxConnections = 200;

    // What an operator would give a server of this size; the rest is as PostgreSQL comes.
    private static readonly string[] Settings =
        ["shared_buffers = '1GB'", "max_wal_size = '4GB'", "log_min_duration_statement = -1"];

    private readonly EmbeddedPostgres _server;

    private BenchDatabase(EmbeddedPostgres server) => _server = server;

    /// <summary>The process whose children serve the connections.</summary>
    public int ProcessId => Postmaster.Read(Path.Combine(_server.Directory, "data"))!.ProcessId;

    public static async Task<BenchDatabase> StartAsync(string folder)
    {
        var options = new EmbeddedPostgresOptions { DataDirectory = folder, MaxConnections = MaxConnections };
        var server = await EmbeddedPostgres.StartAsync(options, NullLogger.Instance, CancellationToken.None);
        var database = new BenchDatabase(server);
        if (await database.ReadAsync<string>("show shared_buffers", "postgres") == "1GB")
        {
            return database;
        }

        foreach (var setting in Settings)
        {
            await database.ExecuteAsync($"alter system set {setting}", "postgres");
        }

        await database.DisposeAsync();
        return new BenchDatabase(await EmbeddedPostgres.StartAsync(options, NullLogger.Instance, CancellationToken.None));
    }

    public string ConnectionTo(string database) =>
        new NpgsqlConnectionStringBuilder(_server.ConnectionString) { Database = database }.ConnectionString;

    public async Task<NpgsqlConnection> OpenAsync(string database)
    {
        var connection = new NpgsqlConnection($"{ConnectionTo(database)};Pooling=false;Command Timeout=0");
        await connection.OpenAsync();
        return connection;
    }

    public async Task ExecuteAsync(string sql, string database, params NpgsqlParameter[] parameters)
    {
        await using var connection = await OpenAsync(database);
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(parameters);
        await command.ExecuteNonQueryAsync();
    }

    /// <returns>The default where there is no row.</returns>
    public async Task<T?> ReadAsync<T>(string sql, string database, params NpgsqlParameter[] parameters)
    {
        await using var connection = await OpenAsync(database);
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(parameters);
        return await command.ExecuteScalarAsync() is T value ? value : default;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
