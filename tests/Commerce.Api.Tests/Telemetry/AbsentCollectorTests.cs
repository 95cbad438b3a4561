using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Commerce.Api.Tests.Demo;

namespace Commerce.Api.Tests.Telemetry;

public sealed partial class AbsentCollectorTests(PostgresServer server) : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("commerce-").FullName;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>One that takes connections and never answers is worse than one that refuses them.</summary>
    [Fact]
    public async Task Collector_that_never_answers_holds_up_neither_calls_nor_the_end()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var copy = await StartAsync(("OTEL_EXPORTER_OTLP_ENDPOINT", $"http://{silent.LocalEndpoint}"));

        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync(copy));
        }

        // The process has 25 seconds in all, and then would be ended in the middle of something.
        Assert.Equal(0, await copy.StopAsync());
        Assert.True(silent.Pending(), "Nothing was sent: the test shows nothing.");
    }

    [Fact]
    public async Task Collector_that_is_away_is_told_of_in_the_log()
    {
        await using var copy = await StartAsync(
            ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1"), ("OTEL_BSP_SCHEDULE_DELAY", "50"),
            ("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "collector, please"));

        Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync(copy));
        await Poll.UntilAsync("the log tells of it", () => Task.FromResult(
            copy.Output.Contains("cannot be sent to the collector", StringComparison.Ordinal)));

        Assert.Contains("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT is not an address", copy.Output, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync(copy));
        Assert.Equal(0, await copy.StopAsync());
    }

    [Fact]
    public async Task Last_spans_are_sent_at_the_end()
    {
        await using var collector = await Collector.StartAsync();
        await using var copy = await StartAsync(
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address), ("OTEL_BSP_SCHEDULE_DELAY", "600000"),
            ("OTEL_METRIC_EXPORT_INTERVAL", "600000"));
        Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync(copy));

        Assert.Equal(0, await copy.StopAsync());

        Assert.Contains(collector.Spans, span => span.Source == "Microsoft.AspNetCore");
        Assert.Contains(collector.Points, point => point.Meter == "Commerce.Api");
    }

    [Fact]
    public async Task Nothing_is_sent_where_the_SDK_is_disabled()
    {
        await using var collector = await Collector.StartAsync();
        await using var copy = await StartAsync(
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address), ("OTEL_SDK_DISABLED", "true"));
        Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync(copy));

        Assert.Equal(0, await copy.StopAsync());

        Assert.Equal("", collector.Raw);
    }

    /// <summary>Without the demo, which takes longer to make than the rest.</summary>
    private async Task<RunningCopy> StartAsync(params (string Name, string Value)[] settings)
    {
        var installation = new Installation(await server.CreateEmptyDatabaseAsync(), Path.Combine(_folder, "data"));
        return await RunningCopy.StartAsync(
            installation, [("Commerce__Demo", "false"), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), .. settings]);
    }

    private static async Task<HttpStatusCode> CallAsync(RunningCopy copy)
    {
        using var answer = await copy.GetAsync(
            $"{Address().Match(copy.Output).Groups[1].Value}/v1/commerce/requests", "idt:TKN-0000-0000:unknown");
        return answer.StatusCode;
    }

    [GeneratedRegex(@"Address +(http://[0-9.:]+)")]
    private static partial Regex Address();
}
