using System.Globalization;
using Commerce.Foundation.Database.Embedded;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Commerce.Api.Tests.Faults;

/// <summary>
/// A PostgreSQL of a scenario's own, to be stopped, killed, copied and promoted. In full runs it is as durable as in
/// production; what processes have written outlives them in any case, as long as the machine runs.
/// </summary>
internal sealed class FaultCluster : IAsyncDisposable
{
    private const string User = "postgres";
    private const string Password = "faults";

    private readonly PostgresBinaries _binaries;
    private readonly string _folder;
    private readonly string _settings;

    private FaultCluster(PostgresBinaries binaries, string folder, string settings)
    {
        _binaries = binaries;
        _folder = folder;
        _settings = settings;
    }

    public int Port { get; } = FreePort.Next();

    /// <summary>How the service is told of it.</summary>
    public string ConnectionString => ConnectionTo("commerce");

    private string Data => Path.Combine(_folder, "data");

    /// <summary>A running cluster with an empty database <c>commerce</c>.</summary>
    /// <param name="settings">Further ones of the server, such as <c>-c name=value</c>.</param>
    public static async Task<FaultCluster> CreateAsync(string settings = "")
    {
        var binaries = await PostgresBinaries.FindAsync(
            Environment.GetEnvironmentVariable("Commerce__PostgresBinaries"), null, DataDirectory.Default + "-test",
            NullLogger.Instance, CancellationToken.None);
        var cluster = new FaultCluster(binaries, await NewFolderAsync(), settings);
        var password = Path.Combine(cluster._folder, "password");
        await File.WriteAllTextAsync(password, Password);
        await cluster.RunAsync(
            "initdb", "-D", cluster.Data, "-U", User, "-E", "UTF8", "--no-locale", "--no-sync", "-A", "scram-sha-256",
            $"--pwfile={password}");
        await cluster.StartAsync();
        await cluster.ExecuteAsync("create database commerce", "postgres");
        return cluster;
    }

    /// <summary>A standby that streams from this cluster, and that every commit of this one waits for.</summary>
    public async Task<FaultCluster> AddSynchronousStandbyAsync()
    {
        var standby = new FaultCluster(_binaries, await NewFolderAsync(), _settings);
        await RunAsync(
            "pg_basebackup", "-D", standby.Data, "-R", "-X", "stream", "-c", "fast", "--no-sync", "-d",
            $"host=127.0.0.1 port={Port} user={User} password={Password} application_name=standby");
        await standby.StartAsync();
        await ExecuteAsync("alter system set synchronous_standby_names = 'standby'");
        await ExecuteAsync("select pg_reload_conf()");
        // By its name: whoever copies the cluster is counted as well, but does not confirm anything.
        await Poll.UntilAsync("the standby confirms commits", async () => await ReadAsync<bool>(
            """
            select exists (
                select from pg_stat_replication
                where application_name = 'standby' and sync_state = 'sync' and state = 'streaming')
            """));
        return standby;
    }

    public async Task StartAsync()
    {
        string[] arguments =
        [
            "start", "-D", Data, "-l", Path.Combine(_folder, "log"), "-w", "-s", "-o",
            $"-p {Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=100 "
                + $"-c shared_buffers=32MB -c fsync={(FaultScale.IsFull ? "on" : "off")} {_settings}",
        ];
        Assert.True(
            await Command.LaunchAsServiceUserAsync(_binaries.Program("pg_ctl"), arguments, CancellationToken.None),
            $"PostgreSQL does not start: {Log()}");
    }

    /// <param name="mode"><c>fast</c> ends every connection properly, <c>immediate</c> as a crash does.</param>
    public Task StopAsync(string mode = "fast") => RunAsync("pg_ctl", "stop", "-D", Data, "-m", mode, "-w", "-s");

    /// <summary>SIGKILL to the server and all of its processes at once, as if the machine were gone.</summary>
    public async Task KillAsync()
    {
        var all = await SignalAsync("-KILL");
        await Poll.UntilAsync("the server is gone", () => Task.FromResult(!all.Any(id => Directory.Exists($"/proc/{id}"))));
        File.Delete(Postmaster.FileOf(Data));
    }

    /// <summary>Connections stay open, and nobody answers on them.</summary>
    public Task FreezeAsync() => SignalAsync("-STOP");

    public Task ThawAsync() => SignalAsync("-CONT");

    public Task PromoteAsync() => RunAsync("pg_ctl", "promote", "-D", Data, "-w", "-s");

    public string ConnectionTo(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = Port,
        Database = database,
        Username = User,
        Password = Password,
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;

    public async Task ExecuteAsync(string sql, string database = "commerce")
    {
        await using var connection = new NpgsqlConnection($"{ConnectionTo(database)};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<T> ReadAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection($"{ConnectionString};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        if (Postmaster.Read(Data) is { IsAlive: true })
        {
            await StopAsync("immediate");
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<string> NewFolderAsync()
    {
        var folder = Directory.CreateTempSubdirectory("commerce-faults-").FullName;
        await ServiceUser.OwnAsync(folder, CancellationToken.None);
        return folder;
    }

    private async Task<IReadOnlyList<string>> SignalAsync(string signal)
    {
        var server = Postmaster.Read(Data)!.ProcessId.ToString(CultureInfo.InvariantCulture);
        var children = await File.ReadAllTextAsync($"/proc/{server}/task/{server}/children");
        string[] all = [server, .. children.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        // Some of them may have gone meanwhile.
        await Command.RunAsync("kill", [signal, .. all], CancellationToken.None);
        return all;
    }

    private async Task RunAsync(string program, params string[] arguments)
    {
        var run = await Command.RunAsServiceUserAsync(_binaries.Program(program), arguments, CancellationToken.None);
        Assert.True(run.Succeeded, $"{program}: {run.Output} {Log()}");
    }

    private string Log()
    {
        var log = Path.Combine(_folder, "log");
        return File.Exists(log) ? string.Join('\n', File.ReadLines(log).TakeLast(15)) : "";
    }
}
