using System.Reflection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Commerce.Api.Telemetry;

/// <summary>
/// Sends spans and metrics by OTLP, where the standard variables of OpenTelemetry name a collector; else nothing is even
/// listened to. A collector that is away costs what it should have got, never a call.
/// </summary>
internal sealed class TelemetryExport(IConfiguration configuration) : IHostedService, IDisposable
{
    private const string ServiceName = "commerce-api";
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string TracesEndpoint = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT";
    private const string MetricsEndpoint = "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT";
    private const string TracesExporter = "OTEL_TRACES_EXPORTER";
    private const string MetricsExporter = "OTEL_METRICS_EXPORTER";
    private const string Disabled = "OTEL_SDK_DISABLED";

    // A collector that does not answer holds up the end of the process no longer.
    private const int FlushMilliseconds = 3_000;

    private DatabaseErrors? _databaseErrors;
    private TracerProvider? _traces;
    private MeterProvider? _metrics;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (Sends(TracesEndpoint, TracesExporter))
        {
            _databaseErrors = new DatabaseErrors();
            _traces = Sdk.CreateTracerProviderBuilder()
                .ConfigureServices(services => services.AddSingleton(configuration))
                .SetResourceBuilder(Resource())
                .AddSource("Microsoft.AspNetCore", DatabaseErrors.Source)
                .AddOtlpExporter()
                .Build();
        }

        if (Sends(MetricsEndpoint, MetricsExporter))
        {
            _metrics = Sdk.CreateMeterProviderBuilder()
                .ConfigureServices(services => services.AddSingleton(configuration))
                .SetResourceBuilder(Resource())
                .AddMeter(
                    Measures.MeterName, "Npgsql", "System.Runtime", "Microsoft.AspNetCore.Hosting",
                    "Microsoft.AspNetCore.Server.Kestrel")
                .AddOtlpExporter()
                .Build();
        }

        return Task.CompletedTask;
    }

    /// <summary>What has not been sent is sent now; both at once, and not for long.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(
        Task.Run(() => _traces?.Shutdown(FlushMilliseconds), CancellationToken.None),
        Task.Run(() => _metrics?.Shutdown(FlushMilliseconds), CancellationToken.None));

    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
        _databaseErrors?.Dispose();
    }

    private bool Sends(string endpoint, string exporter) =>
        !string.Equals(configuration[Disabled], "true", StringComparison.OrdinalIgnoreCase)
        && !string.Equals(configuration[exporter], "none", StringComparison.OrdinalIgnoreCase)
        && !(string.IsNullOrEmpty(configuration[Endpoint]) && string.IsNullOrEmpty(configuration[endpoint]));

    // The variables come last, and so win.
    private static ResourceBuilder Resource() => ResourceBuilder.CreateEmpty()
        .AddService(ServiceName, serviceVersion: typeof(TelemetryExport).Assembly
            .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion)
        .AddTelemetrySdk()
        .AddEnvironmentVariableDetector();
}
