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
        var vendor = requests[0].Vendor;
        await using var service = new ServiceProcess(connection);
        await service.StartAsync();
        var followed = requests.Take(5).ToList();
        List<Listener> listeners =
        [
            Listener.Pull(service.Address, vendor), Listener.Stream(service.Address, vendor, "/v1/commerce/messages"),
            .. followed.Select(request => Listener.Stream(service.Address, vendor, request.Messages)),
            .. followed.Select(request => Listener.Poll(service.Address, request)),
        ];
        using var chatter = new Chatter(requests, service.Address);
        var writing = chatter.RunAsync(Writers, messages);

        for (var kill = 1; kill <= kills; kill++)
        {
            var target = kill * messages / (kills + 1);
            await Poll.UntilAsync("the next kill is due", () => Task.FromResult(chatter.Done >= target));
            await service.KillAsync();
            service.Launch();
        }

        await writing.WaitAsync(TimeSpan.FromMinutes(FaultScale.Of(2, 15)));
        foreach (var listener in listeners)
        {
            await AssertAsync(listener, chatter, followed);
            await listener.DisposeAsync();
        }

        FaultScale.Tell("follow", $"""
            {messages} messages in {threads} threads, {kills} kills, {listeners.Count} followers: each was told all of what it may see, {listeners.Sum(listener => listener.Told.Count - listener.Told.Distinct().Count())} messages of them twice, no hidden one
            """);
    }

    private static async Task AssertAsync(Listener listener, Chatter chatter, IReadOnlyList<TestRequest> followed)
    {
        // Of a thread that is followed by itself, its own messages; else all.
        var thread = followed.FirstOrDefault(request => listener.Name.EndsWith(request.Messages, StringComparison.Ordinal));
        var expected = chatter.Visible
            .Where(message => thread is null || message.Key.StartsWith($"MSG{thread.Id[3..]}-", StringComparison.Ordinal))
            .ToDictionary();
        await Poll.UntilAsync(
            $"{listener.Name} is told of {expected.Count} messages",
            () => Task.FromResult(listener.Told.DistinctBy(told => told.Id).Count() >= expected.Count));

        var told = listener.Told;
        Assert.DoesNotContain(told, message => message.Content.Contains(Chatter.Canary, StringComparison.Ordinal));
        Assert.Equal(
            expected.OrderBy(message => message.Key, StringComparer.Ordinal).Select(message => (message.Key, message.Value)),
            told.Distinct().OrderBy(message => message.Id, StringComparer.Ordinal));
        foreach (var one in told.DistinctBy(message => message.Id).GroupBy(message => message.Id[..^10]))
        {
            // Ids of one thread rise with the numbers.
            Assert.Equal(one.Select(message => message.Id).Order(StringComparer.Ordinal), one.Select(message => message.Id));
        }
    }
}
