using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;

namespace Commerce.Foundation.Database.Embedded;

/// <summary>One cluster on disk and the server over it. Callers hold the start lock.</summary>
internal sealed class Cluster(string home, EmbeddedPostgresOptions options)
{
    private const string User = "postgres";
    private const int StartAttempts = 3;
    private const int LogLinesShown = 15;
    private static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly string _data = DataOf(home);
    private readonly string _log = Path.Combine(home, "server.log");

    public string Home => home;

    /// <summary>The major version that made the cluster and alone can run it; null when there is none yet.</summary>
    public string? Major
    {
        get
        {
            var file = Path.Combine(_data, "PG_VERSION");
            return File.Exists(file) ? File.ReadAllText(file).Trim() : null;
        }
    }

    public bool HasServer => File.Exists(Postmaster.FileOf(_data));

    /// <summary>All of it appears at once by a rename: an interrupted start leaves no half of a cluster.</summary>
    /// <returns>False where this machine lacks the locale that tells the cases of all letters.</returns>
    public async Task<bool> CreateAsync(PostgresBinaries binaries, CancellationToken cancellation)
    {
        var parent = Path.GetDirectoryName(home)!;
        var incomingName = Path.GetFileName(home) + ".new-";
        foreach (var abandoned in Directory.EnumerateDirectories(parent, incomingName + "*"))
            Directory.Delete(abandoned, recursive: true);

        // A name of its own, since an initdb whose starter was killed may still be writing into the last one.
        var incoming = Path.Combine(parent, incomingName + RandomNumberGenerator.GetHexString(8, lowercase: true));
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(incoming);
        else
            Directory.CreateDirectory(
                incoming, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        WriteSecret(PasswordFileOf(incoming), RandomNumberGenerator.GetHexString(32, lowercase: true));
        await ServiceUser.OwnAsync(incoming, cancellation);

        var isBest = await InitializeAsync(binaries, incoming, cancellation);
        Directory.Move(incoming, home);
        return isBest;
    }

    /// <summary>The port of a server that a process before this one started, or null when none runs.</summary>
    public async Task<int?> FindRunningAsync(CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        while (Postmaster.Read(_data) is { IsAlive: true } running)
        {
            if (await AnswersAsync(running.Port, cancellation))
                return running.Port;
            // It may be starting or stopping still.
            if (Stopwatch.GetElapsedTime(start) > AnswerPatience)
                throw new EmbeddedPostgresException(
                    $"PostgreSQL runs as process {running.ProcessId} but does not answer on port {running.Port}. "
                    + $"End it, or remove {Postmaster.FileOf(_data)} if that process is not this server.");
            await Task.Delay(Pause, cancellation);
        }

        // The server would take that process for itself and refuse to start.
        if (Postmaster.Read(_data) is { IsSomebodyElse: true })
            File.Delete(Postmaster.FileOf(_data));
        return null;
    }

    /// <summary>Starts the server on a free port of this machine and tells which.</summary>
    public async Task<int> StartAsync(PostgresBinaries binaries, CancellationToken cancellation)
    {
        // The folder may come from a backup, or from a start under another user.
        await ServiceUser.OwnAsync(home, cancellation);
        if (File.Exists(_log))
            File.Move(_log, _log + ".previous", overwrite: true);

        // Another program may take the port in between, and parts of a killed server may need a moment to go.
        for (var attempt = 1; attempt <= StartAttempts; attempt++)
        {
            cancellation.ThrowIfCancellationRequested();
            var port = FreePort();
            string[] arguments = ["start", "-D", _data, "-l", _log, "-w", "-s", "-o", Settings(port)];
            // Not cancelled half way: the server would be left behind without anybody knowing its port.
            if (await Command.LaunchAsServiceUserAsync(binaries.Program("pg_ctl"), arguments, CancellationToken.None))
                return port;
        }

        var lines = File.Exists(_log) ? File.ReadLines(_log).TakeLast(LogLinesShown) : [];
        throw new EmbeddedPostgresException(
            $"PostgreSQL did not start. The end of {_log}:\n{string.Join('\n', lines)}");
    }

    /// <summary>Null when the server has stopped, else why it has not.</summary>
    public async Task<string?> StopAsync(PostgresBinaries binaries)
    {
        string[] arguments = ["stop", "-D", _data, "-m", "fast", "-w", "-s"];
        var stop = await Command.RunAsServiceUserAsync(
            binaries.Program("pg_ctl"), arguments, CancellationToken.None);
        return stop.Succeeded ? null : stop.Output;
    }

    public async Task CreateDatabaseAsync(int port, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(Administration(port));
        await connection.OpenAsync(cancellation);
        await using var exists = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection);
        exists.Parameters.AddWithValue(options.Database);
        if (await exists.ExecuteScalarAsync(cancellation) is not null)
            return;
        var name = options.Database.Replace("\"", "\"\"", StringComparison.Ordinal);
        await using var create = new NpgsqlCommand($"create database \"{name}\"", connection);
        await create.ExecuteNonQueryAsync(cancellation);
    }

    public NpgsqlConnectionStringBuilder ConnectionTo(string database, int port) => new()
    {
        Host = IPAddress.Loopback.ToString(),
        Port = port,
        Database = database,
        Username = User,
        Password = File.ReadAllText(PasswordFileOf(home)),
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    };

    private async Task<bool> InitializeAsync(
        PostgresBinaries binaries, string incoming, CancellationToken cancellation)
    {
        string[] arguments =
        [
            "-D", DataOf(incoming), "-U", User, "-E", "UTF8",
            "--auth=scram-sha-256", $"--pwfile={PasswordFileOf(incoming)}",
        ];
        if (!options.Durable)
            arguments = [.. arguments, "--no-sync"];
        var output = "";
        var locales = ClusterLocale.Choices(binaries.Major);
        foreach (var locale in locales)
        {
            var initdb = await Command.RunAsServiceUserAsync(
                binaries.Program("initdb"), [.. arguments, .. locale], cancellation);
            if (initdb.Succeeded)
            {
                return locale == locales[0];
            }

            // Nothing is left behind; where the locale was not the reason, the next attempt fails for the same.
            output = initdb.Output;
        }

        throw new EmbeddedPostgresException($"The database could not be made in {home}: {output}");
    }

    private async Task<bool> AnswersAsync(int port, CancellationToken cancellation)
    {
        try
        {
            await using var connection = new NpgsqlConnection(Administration(port));
            await connection.OpenAsync(cancellation);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private string Administration(int port)
    {
        var connection = ConnectionTo("postgres", port);
        connection.Pooling = false;
        connection.Timeout = 5;
        return connection.ConnectionString;
    }

    private string Settings(int port)
    {
        var settings = $"-p {port} -c listen_addresses={IPAddress.Loopback} -c unix_socket_directories= "
            + $"-c max_connections={options.MaxConnections}";
        return options.Durable
            ? settings
            : $"{settings} -c fsync=off -c synchronous_commit=off -c full_page_writes=off";
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void WriteSecret(string path, string secret)
    {
        var file = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            file.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(path, file);
        writer.Write(secret);
    }

    private static string DataOf(string folder) => Path.Combine(folder, "data");

    private static string PasswordFileOf(string folder) => Path.Combine(folder, "password");
}
