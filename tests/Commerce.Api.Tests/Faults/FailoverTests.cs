using System.Diagnostics;

namespace Commerce.Api.Tests.Faults;

/// <summary>The primary is lost under calls, and the synchronous standby takes over (row 6).</summary>
[Collection(FaultCollection.Name)]
public sealed class FailoverTests
{
    [Fact]
    public async Task Failover_loses_nothing_that_was_acknowledged()
    {
        await using var primary = await FaultCluster.CreateAsync();
        var request = await Scene.CreateAsync(primary.ConnectionString);
        await using var standby = await primary.AddSynchronousStandbyAsync();
        var hosts = primary.ConnectionString
            .Replace("Host=127.0.0.1", $"Host=127.0.0.1:{primary.Port},127.0.0.1:{standby.Port}", StringComparison.Ordinal)
            .Replace($"Port={primary.Port};", "", StringComparison.Ordinal);
        await using var service = new ServiceProcess($"{hosts};Target Session Attributes=read-write");
        await service.StartAsync();
        await using var load = new Load(request, () => service.Address);
        load.Start(writers: 8, readers: 2, pause: TimeSpan.FromMilliseconds(FaultScale.Of(10, 1)));
        await load.AdvanceAsync(FaultScale.Of(200, 5_000));

        await primary.KillAsync();
        await load.AwayAsync();
        await standby.PromoteAsync();
        var promoted = Stopwatch.GetTimestamp();
        await load.AdvanceAsync(FaultScale.Of(200, 5_000));
        await load.StopAsync();

        await Ledger.AssertAsync(standby.ConnectionString, request, load.Acknowledged);
        Assert.DoesNotContain(load.Outcomes.Keys, outcome => outcome.Contains("500", StringComparison.Ordinal));
        var outage = load.SilenceAfter(promoted);
        if (FaultScale.IsFull)
        {
            Assert.InRange(outage, TimeSpan.Zero, TimeSpan.FromSeconds(2));
        }

        FaultScale.Tell("failover", $"{load.Acknowledged.Count} acknowledged, 0 lost; first answer {outage.TotalMilliseconds:0} ms after the promotion, longest silence {load.LongestSilence().TotalSeconds:0.00} s; {load.Summary}");
    }
}
