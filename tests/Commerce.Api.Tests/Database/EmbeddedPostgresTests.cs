using System.Globalization;
using System.Runtime.CompilerServices;
using Commerce.Foundation.Database.Embedded;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Commerce.Api.Tests.Database;

/// <summary>Each test has a data directory of its own, closed to others as temporary folders are.</summary>
public sealed class EmbeddedPostgresTests : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly string _folder = Directory.CreateTempSubdirectory("commerce-").FullName;
    private readonly List<EmbeddedPostgres> _started = [];

    public async ValueTask DisposeAsync()
    {
        foreach (var postgres in _started)
            await postgres.DisposeAsync();
        // A home may lie outside of the data directory.
        foreach (var home in _started.Select(postgres => postgres.Directory).Distinct())
        {
            Directory.Delete(home, recursive: true);
            File.Delete($"{home}.start");
            File.Delete($"{home}.users");
        }

        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Server_answers_in_the_database_that_was_named()
    {
        var postgres = await StartAsync();

        Assert.Equal("odd \"name\"", await QueryAsync(postgres, "select current_database()"));
        var version = await QueryAsync(postgres, "select current_setting('server_version_num')::int / 10000");
        Assert.Equal(postgres.Version, Convert.ToString(version, CultureInfo.InvariantCulture));
        Assert.Equal("127.0.0.1", await QueryAsync(postgres, "select current_setting('listen_addresses')"));
    }

    [Fact]
    public async Task Letters_beyond_ASCII_have_cases_and_texts_are_ordered_by_their_bytes()
    {
        var postgres = await StartAsync();

        await QueryAsync(postgres, "create extension pg_trgm");
        Assert.Equal(true, await QueryAsync(postgres, "select lower('ÉΣЖ') = 'éσж' and 'ЖУРНАЛ' ilike '%рна%'"));
        Assert.Equal(true, await QueryAsync(postgres, "select 'a' > 'B' and 'é' > 'z' and '-' < 'a'"));
        // What the indexes make of them.
        Assert.Equal(true, await QueryAsync(
            postgres, "select cardinality(show_trgm('ЖУР')) = 4 and show_trgm('ЖУР') = show_trgm('жур')"));
        Assert.Equal("'éσж':1", await QueryAsync(postgres, "select to_tsvector('simple', 'ÉΣЖ')::text"));
    }

    [Fact]
    public async Task Second_user_shares_the_server_and_the_last_to_leave_stops_it()
    {
        var first = await StartAsync();
        var second = await StartAsync();
        Assert.Equal(first.ConnectionString, second.ConnectionString);

        await first.DisposeAsync();
        Assert.Equal(1, await QueryAsync(second, "select 1"));

        await second.DisposeAsync();
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => QueryAsync(second, "select 1"));
    }

    [Fact]
    public async Task Server_of_a_user_that_vanished_is_adopted_and_stopped()
    {
        var connection = await StartAndVanishAsync();
        // Off the stack of the code that completed the start, which still knows the handle.
        await Task.Yield();
        WaitUntilNobodyUsesIt();

        var heir = await StartAsync();
        Assert.Equal(connection, heir.ConnectionString);

        await heir.DisposeAsync();
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => QueryAsync(heir, "select 1"));
    }

    [Fact]
    public async Task Data_survives_a_restart()
    {
        var before = await StartAsync();
        await QueryAsync(before, "create table kept as select 42 as answer");
        await before.DisposeAsync();

        var after = await StartAsync();
        Assert.Equal(42, await QueryAsync(after, "select answer from kept"));
    }

    [Fact]
    public async Task Remains_of_an_interrupted_start_are_no_obstacle()
    {
        var half = Directory.CreateDirectory(Path.Combine(_folder, "postgres.new-0123"));
        await File.WriteAllTextAsync(Path.Combine(half.FullName, "password"), "half");

        var postgres = await StartAsync();

        Assert.Equal(1, await QueryAsync(postgres, "select 1"));
        Assert.False(Directory.Exists(half.FullName));
    }

    [Fact]
    public async Task File_that_names_the_process_of_somebody_else_is_no_obstacle()
    {
        var before = await StartAsync();
        await before.DisposeAsync();
        var data = Path.Combine(before.Directory, "data");
        await File.WriteAllLinesAsync(
            Path.Combine(data, "postmaster.pid"), [$"{Environment.ProcessId}", data, "1", "1", "", "127.0.0.1"]);

        var after = await StartAsync();

        Assert.Equal(1, await QueryAsync(after, "select 1"));
    }

    [Fact]
    public async Task Data_directory_below_a_closed_folder_serves_root()
    {
        Assert.SkipUnless(ServiceUser.IsNeeded, "Only root runs the server as another user.");
        var closed = Path.Combine(_folder, "inner");

        var before = await StartAsync(closed);
        await QueryAsync(before, "create table kept as select 42 as answer");
        await before.DisposeAsync();
        var after = await StartAsync(closed);

        Assert.Equal(42, await QueryAsync(after, "select answer from kept"));
        Assert.False(after.Directory.StartsWith(_folder, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Folder_without_a_server_is_refused_by_name()
    {
        var options = new EmbeddedPostgresOptions { DataDirectory = _folder, Binaries = _folder };

        var refusal = await Assert.ThrowsAsync<EmbeddedPostgresException>(
            () => EmbeddedPostgres.StartAsync(options, NullLogger.Instance, CancellationToken.None));

        Assert.Contains(_folder, refusal.Message, StringComparison.Ordinal);
    }

    private async Task<EmbeddedPostgres> StartAsync(string? dataDirectory = null)
    {
        var postgres = await EmbeddedPostgres.StartAsync(
            Options(dataDirectory ?? _folder), NullLogger.Instance, CancellationToken.None);
        _started.Add(postgres);
        return postgres;
    }

    /// <summary>Never disposed of: the collector closes its files, as the system does for a killed process.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<string> StartAndVanishAsync()
    {
        var postgres = await EmbeddedPostgres.StartAsync(
            Options(_folder), NullLogger.Instance, CancellationToken.None);
        return postgres.ConnectionString;
    }

    private void WaitUntilNobodyUsesIt()
    {
        var isUnused = SpinWait.SpinUntil(
            () =>
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                using var alone = FileLock.TryAcquire(Path.Combine(_folder, "postgres.users"));
                return alone is not null;
            },
            Patience);
        Assert.True(isUnused, "The lock of the vanished user is still held.");
    }

    private static EmbeddedPostgresOptions Options(string dataDirectory) => new()
    {
        DataDirectory = dataDirectory,
        Database = "odd \"name\"",
        Durable = false,
    };

    private static async Task<object?> QueryAsync(EmbeddedPostgres postgres, string sql)
    {
        await using var connection = new NpgsqlConnection($"{postgres.ConnectionString};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
