using Commerce.Api.Operations;
using Commerce.Connector;
using Commerce.Connector.Relationships;
using Commerce.Foundation.Database;
using Dapper;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Commerce.Api.Demo;

/// <summary>
/// Seeds the demo once and keeps its credentials at hand, one copy of the service at a time: of several that start on
/// one database and data folder, the first does the work and the others find it done.
/// </summary>
internal sealed class DemoStart(
    ConnectionPool database, LocalDatabase server, IServer listener, IOptions<ConnectorOptions> connector, TimeProvider clock)
{
    // Any number will do that nothing else locks, as long as every copy of the service uses the same.
    private const long Lock = 0x44656D6F44617461;
    private const int LockSeconds = 60;

    public async Task RunAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await LockAsync(connection, cancellation);
        try
        {
            await SeedDemo.RunAsync(connection, clock, cancellation);
            var (sender, recipient) = await SeedRelationship.RunAsync(
                DemoIds.Client.AccountNo, DemoIds.Vendor.AccountNo, connector.Value.AddressHost, clock.GetUtcNow(), connection);
            var file = await DemoCredentials.EnsureAsync(connection, server.Folder, sender, recipient, cancellation);
            var address = ListeningAddresses.Of(listener)[0];
            if (file.BaseUrl != address)
            {
                await (file with { BaseUrl = address }).WriteAsync(server.Folder, cancellation);
            }
        }
        finally
        {
            await UnlockAsync(connection);
        }
    }

    /// <summary>A lock of the session: the file is written after the commit. The limits are this call's own.</summary>
    private static async Task LockAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            set local statement_timeout = 0;
            set local lock_timeout = '60s';
            select pg_advisory_lock(@Lock);
            """,
            new { Lock },
            transaction,
            LockSeconds + 5,
            cancellationToken: cancellation));
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>The pool hands sessions on as they are; one that broke has lost its lock already.</summary>
    private static async Task UnlockAsync(NpgsqlConnection connection)
    {
        if (connection.State == System.Data.ConnectionState.Open)
        {
            await connection.ExecuteAsync(new CommandDefinition(
                "select pg_advisory_unlock(@Lock)", new { Lock }, cancellationToken: CancellationToken.None));
        }
    }
}
