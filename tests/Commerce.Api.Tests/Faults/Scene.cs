using Commerce.Api.Requests;
using Commerce.Foundation.Database;
using Commerce.Foundation.Identity;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Commerce.Api.Tests.Faults;

/// <summary>What every scenario begins with: a client, a vendor, and a request between them whose thread is empty.</summary>
internal static class Scene
{
    private static int _numbers = 70_000_000;

    /// <summary>Brings the schema up to date where it is not, and adds to it.</summary>
    public static async Task<TestRequest> CreateAsync(string connectionString)
    {
        await using var database = NpgsqlDataSource.Create($"{connectionString};Pooling=false");
        await Migrator.MigrateAsync(database, NullLogger.Instance, CancellationToken.None);
        await using var connection = await database.OpenConnectionAsync();
        return await AddRequestAsync(
            connection, await AddAccountAsync(connection, AccountType.Client),
            await AddAccountAsync(connection, AccountType.Vendor));
    }

    /// <summary>The same with many requests between the two.</summary>
    public static async Task<IReadOnlyList<TestRequest>> CreateThreadsAsync(string connectionString, int threads)
    {
        List<TestRequest> requests = [await CreateAsync(connectionString)];
        await using var connection = new NpgsqlConnection($"{connectionString};Pooling=false");
        await connection.OpenAsync();
        while (requests.Count < threads)
        {
            requests.Add(await AddRequestAsync(connection, requests[0].Client, requests[0].Vendor));
        }

        return requests;
    }

    private static async Task<TestRequest> AddRequestAsync(
        NpgsqlConnection connection, TestAccount client, TestAccount vendor)
    {
        var number = Interlocked.Increment(ref _numbers);
        await connection.ExecuteAsync(
            """
            insert into request (request_no, name, status, client_no, vendor_no, created_at, created_account_no)
            values (@number, 'Faults', 'Processing', @client, @vendor, now(), @client)
            """,
            new { number = (long)number, client = Api.Number(client.Id), vendor = Api.Number(vendor.Id) });
        return new TestRequest(new RequestId(number).ToString(), "Faults", client, vendor);
    }

    private static async Task<TestAccount> AddAccountAsync(NpgsqlConnection connection, AccountType type)
    {
        var number = Interlocked.Increment(ref _numbers);
        var token = ApiToken.Create(Interlocked.Increment(ref _numbers));
        await connection.ExecuteAsync(
            """
            insert into account (account_no, type, name) values (@number, @type, @type);
            insert into account_user (user_no, account_no, name) values (@number, @number, @type);
            insert into api_token (token_no, account_no, name, secret_hash) values (@token, @number, @type, @hash);
            """,
            new { number, type = type.ToString(), token = token.Number, hash = token.SecretHash });
        return new TestAccount(
            type, EntityNumber.Format("ACC", number), $"{type}", token.Reveal(),
            EntityNumber.Format("TKN", token.Number), EntityNumber.Format("USR", number), $"{type}");
    }
}
