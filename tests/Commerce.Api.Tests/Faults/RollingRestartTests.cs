using System.Diagnostics;

namespace Commerce.Api.Tests.Faults;

/// <summary>Copies are replaced one after the other under calls (row 14).</summary>
[Collection(FaultCollection.Name)]
public sealed class RollingRestartTests(PostgresServer server)
{
    private static readonly TimeSpan Asked = TimeSpan.FromMilliseconds(200);

    [Fact]
    public async Task Rolling_restart_fails_no_call()
    {
        var rounds = FaultScale.Of(1, 10);
        var connection = await server.CreateDatabaseAsync();
        var request = await Scene.CreateAsync(connection);
        var drain = ("Hosting__DrainSeconds", $"{FaultScale.Of(3, 5)}");
        await using var one = new ServiceProcess(FaultScale.Patient(connection), drain);
        await using var other = new ServiceProcess(FaultScale.Patient(connection), drain);
        ServiceProcess[] copies = [one, other];
        await Task.WhenAll(one.StartAsync(), other.StartAsync());
        await using var balancer = new Balancer(copies, Asked);
        await using var load = new Load(request, balancer.Pick);
        var begun = Stopwatch.GetTimestamp();
        load.Start(writers: 4, readers: 4, pause: TimeSpan.FromMilliseconds(FaultScale.Of(60, 30)));
        await load.AdvanceAsync(50);

        var longest = TimeSpan.Zero;
        for (var round = 0; round < rounds; round++)
        {
            foreach (var copy in copies.Take(FaultScale.Of(1, 2)))
            {
                var (code, after) = await copy.TerminateAsync();
                Assert.Equal(0, code);
                Assert.InRange(after, TimeSpan.Zero, TimeSpan.FromSeconds(30));
                longest = after > longest ? after : longest;
                await copy.StartAsync();
                await balancer.SeesAsync(copy);
                await load.AdvanceAsync(20);
            }
        }

        await load.StopAsync();

        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        Assert.True(load.Outcomes.Keys.All(outcome => outcome is "POST 201" or "GET 200"), load.Summary);
        await Ledger.AssertAsync(connection, request, load.Acknowledged);
        FaultScale.Tell("rolling", $"{rounds * FaultScale.Of(1, 2)} restarts, {load.Calls} calls at {load.Calls / seconds:0}/s, 0 failed ({load.Summary}); longest stop {longest.TotalSeconds:0.0} s");
    }
}
