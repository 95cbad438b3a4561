using Dapper;
using Npgsql;

namespace Commerce.Foundation.Database;

/// <summary>Brings the schema up to date: forward only, one transaction each, one copy of the service at a time.</summary>
internal static partial class Migrator
{
    // Any number will do, as long as every copy of the service uses the same.
    private const long Lock = 0x436F6D6D65726365;

    // A migration takes as long as it takes: neither the server nor this side ends it.
    private const int NoLimit = 0;

    /// <exception cref="InvalidOperationException">An applied migration was changed.</exception>
    public static async Task MigrateAsync(NpgsqlDataSource database, ILogger logger, CancellationToken cancellation)
    {
        while (await ApplyNextAsync(database, cancellation) is { } applied)
        {
            LogApplied(logger, applied.Name);
        }
    }

    private static async Task<Migration?> ApplyNextAsync(NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            set local statement_timeout = 0;
            set local lock_timeout = '60s';
            select pg_advisory_xact_lock(@Lock);
            -- Whoever waits for a table makes everybody behind it wait: rather give way and come again.
            set local lock_timeout = '2s';
            create table if not exists schema_migration (
                version int not null,
                name text not null,
                checksum bytea not null,
                applied_at timestamptz(3) not null default now(),
                constraint schema_migration_pkey primary key (version)
            );
            """,
            new { Lock },
            transaction,
            NoLimit,
            cancellationToken: cancellation));
        var applied = (await connection.QueryAsync<Applied>(new CommandDefinition(
            "select version, name, checksum from schema_migration order by version",
            transaction: transaction,
            cancellationToken: cancellation))).ToDictionary(row => row.Version);
        foreach (var migration in Migration.All.Where(migration => applied.ContainsKey(migration.Version)))
        {
            Verify(migration, applied[migration.Version]);
        }

        var next = Migration.All.FirstOrDefault(migration => !applied.ContainsKey(migration.Version));
        if (next is not null)
        {
            await ApplyAsync(connection, transaction, next, cancellation);
            await transaction.CommitAsync(cancellation);
        }

        return next;
    }

    private static void Verify(Migration migration, Applied known)
    {
        if (!known.Checksum.AsSpan().SequenceEqual(migration.Checksum))
        {
            throw new InvalidOperationException(
                $"Migration {migration.Name} differs from the one applied to this database as {known.Name}. "
                + "Applied migrations are never changed: restore the file and write a new one.");
        }
    }

    private static Task<int> ApplyAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Migration migration, CancellationToken cancellation) =>
        connection.ExecuteAsync(new CommandDefinition(
            migration.Sql + "\ninsert into schema_migration (version, name, checksum) values (@Version, @Name, @Checksum);",
            new { migration.Version, migration.Name, migration.Checksum },
            transaction,
            NoLimit,
            cancellationToken: cancellation));

    private sealed record Applied(int Version, string Name, byte[] Checksum);

    [LoggerMessage(1, LogLevel.Information, "Applied migration {Name}")]
    private static partial void LogApplied(ILogger logger, string name);
}
