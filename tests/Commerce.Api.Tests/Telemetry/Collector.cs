using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Commerce.Api.Tests.Telemetry;

/// <summary>A collector of OpenTelemetry on this machine that keeps whatever is sent to it, over HTTP.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly ConcurrentQueue<byte[]> _traces = new();
    private readonly ConcurrentQueue<byte[]> _metrics = new();
    private readonly WebApplication _app;

    private Collector(WebApplication app) => _app = app;

    public string Address { get; private set; } = "";

    public IReadOnlyList<SentSpan> Spans => [.. _traces.SelectMany(Sent.Spans)];

    public IReadOnlyList<SentPoint> Points => [.. _metrics.SelectMany(Sent.Points)];

    public IReadOnlyList<IReadOnlyDictionary<string, string>> Resources =>
        [.. _traces.Concat(_metrics).SelectMany(Sent.Resources)];

    /// <summary>Everything that came, byte for byte.</summary>
    public string Raw => string.Join('\n', _traces.Concat(_metrics).Select(Encoding.Latin1.GetString));

    public static async Task<Collector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var collector = new Collector(builder.Build());
        collector._app.MapPost("/v1/traces", http => KeepAsync(http, collector._traces));
        collector._app.MapPost("/v1/metrics", http => KeepAsync(http, collector._metrics));
        await collector._app.StartAsync();
        collector.Address = collector._app.Services.GetRequiredService<IServer>().Features
            .Get<IServerAddressesFeature>()!.Addresses.Single();
        return collector;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task KeepAsync(HttpContext http, ConcurrentQueue<byte[]> kept)
    {
        Assert.Equal("application/x-protobuf", http.Request.ContentType);
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        kept.Enqueue(body.ToArray());
        http.Response.ContentType = "application/x-protobuf";
    }
}
