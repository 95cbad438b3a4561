using System.Net;
using System.Net.Sockets;
using Commerce.Api.Requests;
using Commerce.Api.Tests.Faults;
using Commerce.Foundation.Http;
using Npgsql;

namespace Commerce.Api.Tests.Operations;

/// <summary>A copy that was told to stop serves on until balancers have noticed, and finishes what it has begun.</summary>
[Collection(FaultCollection.Name)]
public sealed class DrainTests(PostgresServer server)
{
    [Fact]
    public async Task Copy_that_was_told_to_stop_serves_on_and_says_that_it_is_not_ready()
    {
        var connection = await server.CreateDatabaseAsync();
        var request = await Scene.CreateAsync(connection);
        await using var service = new ServiceProcess(
            connection, ("Hosting__DrainSeconds", "6"), ("Database__LockTimeoutMilliseconds", "20000"),
            ("Database__StatementTimeoutMilliseconds", "20000"));
        await service.StartAsync();
        using var http = new HttpClient { BaseAddress = service.Address };
        http.DefaultRequestHeaders.Add("Authorization", $"Bearer {request.Client.Token}");
        Assert.Null((await http.GetAnswerAsync(request.Messages)).Is(HttpStatusCode.OK).Header("Connection"));
        await using var held = await HoldAsync(connection, request);
        var atWork = http.PostAnswerAsync(request.Messages, Api.Body("begun before"));
        await Poll.UntilAsync("the post waits for the row", () => held.IsWaitedForAsync());

        var stop = service.TerminateAsync();
        await Poll.UntilAsync("the copy says that it is not ready", async () => !await service.IsReadyAsync());

        (await http.GetAnswerAsync("/health/ready")).IsProblem(Problems.UnavailableType);
        (await http.GetAnswerAsync("/health/live")).Is(HttpStatusCode.OK);
        var served = (await http.GetAnswerAsync(request.Messages)).Is(HttpStatusCode.OK);
        Assert.Equal("close", served.Header("Connection"));
        // From a caller that has not heard of it yet.
        using var newcomer = new HttpClient { BaseAddress = service.Address };
        Assert.Equal("close", (await newcomer.GetAnswerAsync("/version")).Is(HttpStatusCode.OK).Header("Connection"));

        await Poll.UntilAsync("the copy takes no more calls", async () => !await IsListeningAsync(service.Address));
        await held.ReleaseAsync();

        Assert.Equal("close", (await atWork).Is(HttpStatusCode.Created).Header("Connection"));
        var (code, after) = await stop;
        Assert.Equal(0, code);
        Assert.InRange(after, TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(30));
    }

    private static async Task<bool> IsListeningAsync(Uri address)
    {
        try
        {
            using var socket = new Socket(
                SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(address.Host, address.Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static async Task<RowLock> HoldAsync(string connectionString, TestRequest request)
    {
        var connection = new NpgsqlConnection($"{connectionString};Pooling=false");
        await connection.OpenAsync();
        var transaction = await connection.BeginTransactionAsync();
        await using var hold = new NpgsqlCommand("select 1 from thread where request_no = $1 for update", connection);
        hold.Parameters.AddWithValue(RequestId.Parse(request.Id).Number);
        await hold.ExecuteScalarAsync();
        return new RowLock(connection, transaction);
    }

    private sealed class RowLock(NpgsqlConnection connection, NpgsqlTransaction transaction) : IAsyncDisposable
    {
        public async Task<bool> IsWaitedForAsync()
        {
            await using var waiting = new NpgsqlCommand(
                """
                select exists (
                    select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')
                """,
                connection);
            return (bool)(await waiting.ExecuteScalarAsync())!;
        }

        public Task ReleaseAsync() => transaction.RollbackAsync();

        public async ValueTask DisposeAsync()
        {
            await transaction.DisposeAsync();
            await connection.DisposeAsync();
        }
    }
}
