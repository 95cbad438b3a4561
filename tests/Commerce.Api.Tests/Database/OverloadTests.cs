using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Commerce.Api.Tests.Accounts;
using Commerce.Foundation.Http;
using Npgsql;

namespace Commerce.Api.Tests.Database;

/// <summary>What cannot be served soon is refused soon (failure modes 4 and 5).</summary>
public sealed class OverloadTests(OverloadTests.SmallPool api) : IClassFixture<OverloadTests.SmallPool>
{
    private const int Connections = 2;
    private const int Queue = 6;
    private const int Calls = 60;

    [Fact]
    public async Task Calls_beyond_pool_and_queue_are_refused_and_served_again_afterwards()
    {
        var request = await api.CreateRequestAsync();
        // Whoever calls is known by now: what is refused is the work itself.
        (await api.As(request.Client).GetAnswerAsync(request.Messages)).Is(HttpStatusCode.OK);
        await using var connection = await api.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand("lock table message in access exclusive mode", connection, transaction))
        {
            await hold.ExecuteNonQueryAsync();
        }

        var answers = await Task.WhenAll(Enumerable.Range(0, Calls).Select(async _ =>
        {
            var start = Stopwatch.GetTimestamp();
            var answer = await api.As(request.Client).GetAnswerAsync(request.Messages);
            return (Answer: answer, Waited: Stopwatch.GetElapsedTime(start));
        }));
        await transaction.RollbackAsync();

        Assert.All(answers, call =>
        {
            call.Answer.IsProblem(Problems.UnavailableType);
            Assert.Matches(@"^\d+$", call.Answer.Header("Retry-After"));
            // Those that had a connection waited for the lock as long as a statement may; nobody hung.
            Assert.InRange(call.Waited, TimeSpan.Zero, TimeSpan.FromSeconds(20));
        });
        var words = answers.Select(call => call.Answer.Json.Text("detail")).ToList();
        Assert.True(words.Count(detail => detail.Contains("Too many calls", StringComparison.Ordinal)) >= Calls / 2);
        (await api.As(request.Client).GetAnswerAsync(request.Messages)).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Slow_sender_holds_no_connection()
    {
        var request = await api.CreateRequestAsync();
        // Who calls is known by now: else many at once would have to be looked up, and some be refused for that.
        (await api.As(request.Client).GetAnswerAsync(request.Messages)).Is(HttpStatusCode.OK);
        var senders = new List<Socket>();
        try
        {
            for (var i = 0; i < 2 * (Connections + Queue); i++)
            {
                senders.Add(await BeginAsync(request, key: i % 2 == 0 ? $"{i}" : null));
            }

            (await api.As(request.Client).GetAnswerAsync(request.Messages)).Is(HttpStatusCode.OK);
            await api.PostAsync(request, "Hello");
        }
        finally
        {
            senders.ForEach(sender => sender.Dispose());
        }
    }

    private async Task<Socket> BeginAsync(TestRequest request, string? key)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(api.Address.Host, api.Address.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes(
            $"POST {request.Messages} HTTP/1.1\r\nHost: {api.Address.Authority}\r\n"
            + $"Authorization: Bearer {request.Client.Token}\r\n{(key is null ? "" : $"Idempotency-Key: {key}\r\n")}"
            + "Content-Type: application/json\r\nContent-Length: 30\r\n\r\n{"));
        return socket;
    }

    public sealed class SmallPool(PostgresServer server) : Api(server)
    {
        protected override Task<IReadOnlyDictionary<string, string>?> SettingsAsync() =>
            Task.FromResult<IReadOnlyDictionary<string, string>?>(new Dictionary<string, string>
            {
                ["Database:PoolSize"] = $"{Connections}",
                ["Database:QueueLength"] = $"{Queue}",
            });
    }
}
