namespace Commerce.Api.Tests.Faults;

/// <summary>The service dies at any moment (rows 9, 10), and is started again.</summary>
[Collection(FaultCollection.Name)]
public sealed class KillTests(PostgresServer server)
{
    [Fact]
    public async Task Messages_posted_through_kills_are_stored_once_each()
    {
        var (messages, kills) = (FaultScale.Of(200, 10_000), FaultScale.Of(2, 100));
        var connection = await server.CreateDatabaseAsync();
        var request = await Scene.CreateAsync(connection);
        await using var service = new ServiceProcess(connection);
        await service.StartAsync();
        await using var load = new Load(request, () => service.Address);
        load.Start(writers: 16, readers: 1, messages);

        for (var kill = 1; kill <= kills; kill++)
        {
            var target = kill * messages / (kills + 1);
            await Poll.UntilAsync("the next kill is due", () => Task.FromResult(load.Acknowledged.Count >= target));
            await service.KillAsync();
            service.Launch();
        }

        await load.FinishAsync(messages, TimeSpan.FromMinutes(FaultScale.Of(2, 20)));

        Assert.Equal(messages, load.Acknowledged.Count);
        await Ledger.AssertAsync(connection, request, load.Acknowledged);
        Assert.DoesNotContain(load.Outcomes.Keys, outcome => outcome.Contains("500", StringComparison.Ordinal));
        FaultScale.Tell("kills", $"{kills} kills in {messages} messages, none lost, none twice; {load.Summary}");
    }
}
