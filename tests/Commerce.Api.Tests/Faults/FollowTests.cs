using Commerce.Api.Tests.Amqp;
using Npgsql;

namespace Commerce.Api.Tests.Faults;

/// <summary>Whoever keeps in step is told everything that it may see, in order, whatever dies in between.</summary>
[Collection(FaultCollection.Name)]
public sealed class FollowTests(PostgresServer server)
{
    private const int Writers = 16;

    [Fact]
    public async Task Every_follower_ends_with_exactly_what_it_may_see()
    {
        var (messages, kills, threads) = (FaultScale.Of(300, 20_000), FaultScale.Of(2, 10), FaultScale.Of(10, 200));
        var connection = await server.CreateDatabaseAsync();
        var requests = await Scene.CreateThreadsAsync(connection, threads);
        var (client, vendor) = (requests[0].Client, requests[0].Vendor);
        await using var broker = RabbitServer.IsInstalled ? new RabbitServer() : null;
        await using var queue = await BeginAsync(broker);
        await using var service = new ServiceProcess(connection, Settings(broker, vendor));
        await service.StartAsync();
        await KnownAsync(connection, broker);
        await using var ofVendor = await HookListener.StartAsync(service.Address, vendor);
        await using var ofClient = await HookListener.StartAsync(service.Address, client);
        var followed = requests.Take(5).ToList();
        List<Listener> listeners =
        [
            Listener.Pull(service.Address, vendor), Listener.Stream(service.Address, vendor, "/v1/commerce/messages"),
            .. followed.Select(request => Listener.Stream(service.Address, vendor, request.Messages)),
            .. followed.Select(request => Listener.Poll(service.Address, request)),
        ];
        using var chatter = new Chatter(requests, service.Address);
        await RunAsync(chatter, service, messages, kills);

        List<Told> toldVendor =
            [.. listeners.Select(listener => listener.Told), ofVendor.Told, .. queue is null ? [] : new[] { queue.Told }];
        foreach (var told in toldVendor)
        {
            await AssertAsync(told, Expected(told, chatter, followed));
        }

        await AssertAsync(ofClient.Told, chatter.All);
        // Behind the end of all: what came of it until the last moment is searched.
        foreach (var listener in listeners)
        {
            await listener.DisposeAsync();
        }

        Assert.All(toldVendor, told => Assert.Equal(0, told.Words));
        // The search does find the word where it is.
        Assert.InRange(ofClient.Told.Words, messages / 5, int.MaxValue);
        Tell(messages, threads, kills, [.. toldVendor, ofClient.Told], queue is not null);
    }

    private static (string, string)[] Settings(RabbitServer? broker, TestAccount reader) =>
    [
        .. HookListener.Settings,
        .. broker is null ? [] : new[] { ("Amqp__Url", broker.Url), ("Amqp__Account", reader.Id) },
    ];

    private static async Task<QueueListener?> BeginAsync(RabbitServer? broker)
    {
        if (broker is null)
        {
            return null;
        }

        await broker.StartAsync();
        return await QueueListener.StartAsync(broker);
    }

    /// <summary>Events are published from the first start on: what is written before it is nobody's.</summary>
    private static async Task KnownAsync(string connectionString, RabbitServer? broker)
    {
        await using var connection = new NpgsqlConnection($"{connectionString};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select count(*) from event_publisher where name = 'amqp'", connection);
        await Poll.UntilAsync(
            "it is known from where on events are published",
            async () => broker is null || (long)(await command.ExecuteScalarAsync())! == 1);
    }

    private static async Task RunAsync(Chatter chatter, ServiceProcess service, int messages, int kills)
    {
        var writing = chatter.RunAsync(Writers, messages);
        for (var kill = 1; kill <= kills; kill++)
        {
            var target = kill * messages / (kills + 1);
            await Poll.UntilAsync("the next kill is due", () => Task.FromResult(chatter.Done >= target));
            await service.KillAsync();
            service.Launch();
        }

        await writing.WaitAsync(TimeSpan.FromMinutes(FaultScale.Of(2, 15)));
    }

    /// <summary>Of a thread that is followed by itself, its own messages; else all that the vendor may see.</summary>
    private static Dictionary<string, string> Expected(Told told, Chatter chatter, IReadOnlyList<TestRequest> followed)
    {
        var thread = followed.FirstOrDefault(request => told.Name.EndsWith(request.Messages, StringComparison.Ordinal));
        return chatter.Visible
            .Where(message => thread is null || message.Key.StartsWith($"MSG{thread.Id[3..]}-", StringComparison.Ordinal))
            .ToDictionary();
    }

    private static async Task AssertAsync(Told told, IReadOnlyDictionary<string, string> expected)
    {
        await Poll.UntilAsync(
            $"{told.Name} is told of {expected.Count} messages", () => Task.FromResult(told.Count >= expected.Count),
            TimeSpan.FromMinutes(FaultScale.Of(2, 15)));

        var messages = told.Messages;
        Assert.Empty(told.Complaints);
        // What came twice came under one id, or it is here twice.
        Assert.Equal(
            expected.OrderBy(message => message.Key, StringComparer.Ordinal).Select(message => (message.Key, message.Value)),
            messages.Distinct().OrderBy(message => message.Id, StringComparer.Ordinal)
                .Select(message => (message.Id, message.Content)));
        foreach (var one in messages.DistinctBy(message => message.Id).GroupBy(message => message.Id[..^10]))
        {
            // Ids of one thread rise with the numbers.
            Assert.Equal(one.Select(message => message.Id).Order(StringComparer.Ordinal), one.Select(message => message.Id));
        }
    }

    private static void Tell(int messages, int threads, int kills, IReadOnlyList<Told> all, bool isPublished)
    {
        var broker = isPublished ? "a queue of RabbitMQ" : "no queue, since RabbitMQ is not installed";
        FaultScale.Tell("follow", $"""
            {messages} messages in {threads} threads, {kills} kills, {all.Count} followers, two webhooks and {broker} among them: each was told all of what it may see, {all.Sum(told => told.Messages.Count - told.Count)} messages of them twice; no hidden one in the {all.Sum(told => told.Bytes) / 1_000_000} MB that came
            """);
    }
}
