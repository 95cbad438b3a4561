using Commerce.Api.Tests.Demo;

namespace Commerce.Api.Tests.Telemetry;

/// <summary>
/// The service as a process of its own, whose spans and metrics go to a collector of the tests: within the process of
/// the tests, those of all other services would come as well.
/// </summary>
public sealed class ObservedService(PostgresServer server) : IAsyncLifetime
{
    /// <summary>Writes of one token in a minute.</summary>
    public const int TokenWrites = 40;

    private readonly string _folder = Directory.CreateTempSubdirectory("commerce-").FullName;
    private Installation? _installation;
    private RunningCopy? _copy;
    private Collector? _collector;

    internal Collector Collector => _collector!;

    public RunningCopy Copy => _copy!;

    public Installation Installation => _installation!;

    public Uri Address => new(Installation.ReadFile().GetProperty("baseUrl").GetString()!);

    /// <summary>The demo's request.</summary>
    public string Request => $"/v1/commerce/requests/{Installation.ReadFile().GetProperty("request")}";

    public async ValueTask InitializeAsync()
    {
        _collector = await Collector.StartAsync();
        _installation = new Installation(await server.CreateEmptyDatabaseAsync(), Path.Combine(_folder, "data"));
        _copy = await RunningCopy.StartAsync(
            _installation,
            ("OTEL_EXPORTER_OTLP_ENDPOINT", _collector.Address),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=test"),
            ("OTEL_BSP_SCHEDULE_DELAY", "100"),
            ("OTEL_METRIC_EXPORT_INTERVAL", "300"),
            ("RateLimits__TokenWrites", $"{TokenWrites}"),
            ("Webhooks__SecretKey", Convert.ToBase64String(new byte[32])),
            ("Webhooks__AllowInsecureTargets", "true"),
            // Nobody listens there: what is to be published waits.
            ("Amqp__Url", "amqp://127.0.0.1:1"),
            ("Amqp__Account", "ACC-3805-9921"));
    }

    /// <param name="who">As the demo calls its accounts; null for nobody.</param>
    public HttpClient As(string? who)
    {
        var http = new HttpClient { BaseAddress = Address };
        if (who is not null)
        {
            http.DefaultRequestHeaders.Add("Authorization", $"Bearer {Installation.Tokens()[who]}");
        }

        return http;
    }

    /// <summary>The span by which the service answered the call of a trace, once it has been sent.</summary>
    internal async Task<SentSpan> ServerSpanAsync(string traceId)
    {
        SentSpan? found = null;
        await Poll.UntilAsync($"the span of {traceId} has arrived", () =>
        {
            found = Collector.Spans.SingleOrDefault(
                span => span.TraceId == traceId && span.Source == "Microsoft.AspNetCore");
            return Task.FromResult(found is not null);
        });
        return found!;
    }

    internal Task<SentPoint> PointAsync(string name, params (string Tag, string Value)[] tags) =>
        PointAsync(name, _ => true, tags);

    /// <summary>One whose value is as it has to be.</summary>
    internal async Task<SentPoint> PointAsync(
        string name, Func<SentPoint, bool> isMeant, params (string Tag, string Value)[] tags)
    {
        SentPoint? found = null;
        await Poll.UntilAsync($"{name} {string.Join(' ', tags)} has arrived", () =>
        {
            found = Collector.Points.FirstOrDefault(
                point => point.Name == name && isMeant(point) && tags.All(tag => point.Tags.GetValueOrDefault(tag.Tag) == tag.Value));
            return Task.FromResult(found is not null);
        });
        return found!;
    }

    public async ValueTask DisposeAsync()
    {
        if (_copy is not null)
        {
            await _copy.DisposeAsync();
        }

        if (_collector is not null)
        {
            await _collector.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }
}
