using Commerce.Foundation.Database;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Commerce.Api.Tests.Database;

public sealed class MigratorTests(PostgresServer server)
{
    [Fact]
    public async Task Migrations_are_applied_once()
    {
        await using var database = await EmptyAsync();

        await MigrateAsync(database);
        var first = await AppliedAsync(database);
        await MigrateAsync(database);

        Assert.Equal(Migration.All.Select(migration => migration.Name), first.Select(row => row.Name));
        Assert.Equal(first, await AppliedAsync(database));
    }

    [Fact]
    public async Task Copies_that_start_at_once_do_not_hinder_one_another()
    {
        await using var database = await EmptyAsync();

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => MigrateAsync(database)));

        Assert.Equal(Migration.All.Count, (await AppliedAsync(database)).Count);
    }

    [Fact]
    public async Task Applied_migration_that_was_changed_is_refused_by_name()
    {
        await using var database = await EmptyAsync();
        await MigrateAsync(database);
        await ExecuteAsync(database, "update schema_migration set checksum = sha256('other') where version = 1");

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => MigrateAsync(database));

        Assert.Contains(Migration.All[0].Name, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migration_that_fails_leaves_nothing_behind()
    {
        await using var database = await EmptyAsync();
        // In the way of the last table of the first migration.
        await ExecuteAsync(database, "create table signing_key (purpose text)");

        await Assert.ThrowsAsync<PostgresException>(() => MigrateAsync(database));

        await using var connection = await database.OpenConnectionAsync();
        Assert.Equal(["signing_key"], await connection.QueryAsync<string>(
            "select tablename from pg_tables where schemaname = 'public'"));
    }

    [Fact]
    public async Task Migration_outlasts_the_limit_on_other_commands()
    {
        await using var database = NpgsqlDataSource.Create($"{await server.CreateEmptyDatabaseAsync()};Command Timeout=1");
        await using var other = await database.OpenConnectionAsync();
        await using var transaction = await other.BeginTransactionAsync();
        await other.ExecuteAsync("select pg_advisory_xact_lock(4859222839576912741)");

        var migration = MigrateAsync(database);
        await Task.Delay(TimeSpan.FromSeconds(2));
        Assert.False(migration.IsCompleted);
        await transaction.RollbackAsync();

        await migration;
    }

    [Fact]
    public async Task Migration_gives_way_where_a_table_is_in_use_for_long()
    {
        await using var database = await EmptyAsync();
        await MigrateAsync(database);
        await using var other = await database.OpenConnectionAsync();
        await using var transaction = await other.BeginTransactionAsync();
        await other.ExecuteAsync("lock table schema_migration in access exclusive mode");

        var refusal = await Assert.ThrowsAsync<PostgresException>(
            () => MigrateAsync(database).WaitAsync(TimeSpan.FromSeconds(30)));

        Assert.True(DatabaseFaults.IsPassing(refusal));
    }

    [Fact]
    public async Task Schema_of_a_later_version_is_no_obstacle()
    {
        await using var database = await EmptyAsync();
        await MigrateAsync(database);
        await ExecuteAsync(
            database, "insert into schema_migration (version, name, checksum) values (9999, '9999_later', '')");

        await MigrateAsync(database);

        Assert.Equal(Migration.All.Count + 1, (await AppliedAsync(database)).Count);
    }

    [Fact]
    public void Migrations_are_numbered_without_gap_and_named_for_what_they_do()
    {
        Assert.Equal(Enumerable.Range(1, Migration.All.Count), Migration.All.Select(migration => migration.Version));
        Assert.All(Migration.All, migration => Assert.Matches("^[0-9]{4}(_[a-z0-9]+)+$", migration.Name));
    }

    private async Task<NpgsqlDataSource> EmptyAsync() =>
        NpgsqlDataSource.Create(await server.CreateEmptyDatabaseAsync());

    private static Task MigrateAsync(NpgsqlDataSource database) =>
        Migrator.MigrateAsync(database, NullLogger.Instance, CancellationToken.None);

    private static async Task<List<(int Version, string Name, DateTime At)>> AppliedAsync(NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync();
        return [.. await connection.QueryAsync<(int, string, DateTime)>(
            "select version, name, applied_at from schema_migration order by version")];
    }

    private static async Task ExecuteAsync(NpgsqlDataSource database, string sql)
    {
        await using var connection = await database.OpenConnectionAsync();
        await connection.ExecuteAsync(sql);
    }
}
