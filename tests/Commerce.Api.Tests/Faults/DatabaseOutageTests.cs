using System.Diagnostics;

namespace Commerce.Api.Tests.Faults;

/// <summary>The database goes away under calls, in every way it has, and comes back (rows 1 to 3, 8).</summary>
[Collection(FaultCollection.Name)]
public sealed class DatabaseOutageTests
{
    // No statement is waited for longer than six seconds, and no connection longer than one.
    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(FaultScale.IsFull ? 10 : 30);

    [Fact]
    public async Task Database_that_goes_away_costs_no_acknowledged_message_and_needs_no_restart()
    {
        await using var cluster = await FaultCluster.CreateAsync();
        var request = await Scene.CreateAsync(cluster.ConnectionString);
        await using var service = new ServiceProcess(cluster.ConnectionString);
        await service.StartAsync();
        await using var load = new Load(request, () => service.Address);
        load.Start(writers: 8, readers: 4, pause: TimeSpan.FromMilliseconds(5));
        await load.AdvanceAsync(100);
        var recovered = new List<string>();

        for (var round = 0; round < FaultScale.Of(1, 5); round++)
        {
            foreach (var (name, goAway) in ((string, Func<Task>)[])
            [
                ("stopped", () => cluster.StopAsync()),
                ("crashed", () => cluster.StopAsync("immediate")),
                ("killed", cluster.KillAsync),
            ])
            {
                await goAway();
                await load.AwayAsync();
                await cluster.StartAsync();
                var back = Stopwatch.GetTimestamp();
                await load.AdvanceAsync(50);
                recovered.Add($"{name} {load.SilenceAfter(back).TotalMilliseconds:0} ms");
            }

            await EndConnectionsAsync(cluster, load);
            if (FaultScale.IsFull)
            {
                await FreezeAsync(cluster, load);
            }
        }

        await load.StopAsync();

        AssertAnswers(load);
        await Ledger.AssertAsync(cluster.ConnectionString, request, load.Acknowledged);
        FaultScale.Tell("database", $"{load.Acknowledged.Count} acknowledged, 0 lost; first answer after the return: {string.Join(", ", recovered)}; longest call {load.Longest.TotalSeconds:0.0} s; {load.Summary}");
    }

    [Fact]
    public async Task Full_disk_refuses_writes_serves_reads_and_is_over_with_the_first_free_byte()
    {
        var (disk, obstacle) = await SmallDisk.MountAsync(mebibytes: 120);
        Assert.SkipWhen(disk is null, obstacle);
        await using var small = disk!;
        await using var cluster = await FaultCluster.CreateAsync();
        // The tables are on the small disk; where the log cannot be written either, PostgreSQL itself stops.
        await cluster.ExecuteAsync($"create tablespace small location '{await small.AddFolderAsync("tables")}'");
        await cluster.ExecuteAsync("alter database commerce set tablespace small", "postgres");
        var request = await Scene.CreateAsync(cluster.ConnectionString);
        await using var service = new ServiceProcess(FaultScale.Patient(cluster.ConnectionString));
        await service.StartAsync();
        await using var load = new Load(request, () => service.Address);
        load.Start(writers: 8, readers: 4, pause: TimeSpan.FromMilliseconds(5));
        await load.AdvanceAsync(100);

        var refused = 0;
        for (var round = 0; round < FaultScale.Of(1, 5); round++)
        {
            refused = Count(load, "POST 503");
            small.Fill();
            await Poll.UntilAsync($"writes are refused ({load.Summary})", () => Task.FromResult(Count(load, "POST 503") > refused + 50));
            var reads = Count(load, "GET 200");
            await Poll.UntilAsync("reads go on", () => Task.FromResult(Count(load, "GET 200") > reads + 50));
            Assert.True(await service.IsReadyAsync());
            small.Free();
            await load.AdvanceAsync(100);
        }

        await load.StopAsync();

        AssertAnswers(load);
        Assert.True(load.Outcomes.Keys.Where(outcome => outcome.StartsWith("GET", StringComparison.Ordinal)).SequenceEqual(["GET 200"]), load.Summary);
        await Ledger.AssertAsync(cluster.ConnectionString, request, load.Acknowledged);
        FaultScale.Tell("database", $"full disk: {load.Acknowledged.Count} acknowledged, 0 lost; every read answered; longest call {load.Longest.TotalSeconds:0.0} s; {load.Summary}");
    }

    /// <summary>Ends the connections of the service again and again while it works.</summary>
    private static async Task EndConnectionsAsync(FaultCluster cluster, Load load)
    {
        for (var i = 0; i < FaultScale.Of(10, 50); i++)
        {
            await cluster.ExecuteAsync(
                """
                select pg_terminate_backend(pid)
                from pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid() and random() < 0.5
                """);
            await load.AdvanceAsync(5);
        }

        await load.AdvanceAsync(50);
    }

    /// <summary>Until calls are given up, each after as long as a statement may run.</summary>
    private static async Task FreezeAsync(FaultCluster cluster, Load load)
    {
        await cluster.FreezeAsync();
        var refused = Count(load, "POST 503");
        await Poll.UntilAsync("calls are given up", () => Task.FromResult(Count(load, "POST 503") > refused + 8));
        await cluster.ThawAsync();
        await load.AdvanceAsync(50);
    }

    private static int Count(Load load, string outcome) =>
        load.Outcomes.Where(counted => counted.Key.StartsWith(outcome, StringComparison.Ordinal)).Sum(counted => counted.Value);

    /// <summary>Every call was answered, none with a fault of the service, and none after long.</summary>
    private static void AssertAnswers(Load load)
    {
        string[] known =
        [
            "GET 200", "GET 503 unavailable", "POST 201", "POST 503 unavailable", "POST 503 outcome-unknown",
            "POST 409 in-progress",
        ];
        Assert.True(load.Outcomes.Keys.All(known.Contains), load.Summary);
        Assert.InRange(load.Longest, TimeSpan.Zero, LongestCall);
    }
}
