using System.Reflection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Commerce.Foundation.Telemetry;

/// <summary>
/// Sends spans and metrics by OTLP, where the standard variables of OpenTelemetry name a collector; else nothing is even
/// listened to. A collector that is away costs what it should have got, never a call.
/// </summary>
internal sealed partial class TelemetryExport(
    IConfiguration configuration, TimeProvider clock, ILoggerFactory loggers) : IHostedService, IDisposable
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

    private ExportFaults? _faults;
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

        if (_traces is not null || _metrics is not null)
        {
            _faults = new ExportFaults(clock, loggers.CreateLogger<ExportFaults>());
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
        _faults?.Dispose();
    }

    private bool Sends(string endpoint, string exporter) =>
        !string.Equals(configuration[Disabled], "true", StringComparison.OrdinalIgnoreCase)
        && !string.Equals(configuration[exporter], "none", StringComparison.OrdinalIgnoreCase)
        && IsAddress(string.IsNullOrEmpty(configuration[endpoint]) ? Endpoint : endpoint);

    /// <summary>What is no address would be passed over in silence, and this machine be sent to.</summary>
    private bool IsAddress(string name)
    {
        var isAddress = Uri.TryCreate(configuration[name], UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);
        if (!isAddress && !string.IsNullOrEmpty(configuration[name]))
        {
            LogNoAddress(loggers.CreateLogger<TelemetryExport>(), name);
        }

        return isAddress;
    }

    // The variables come last, and so win.
    private static ResourceBuilder Resource() => ResourceBuilder.CreateEmpty()
        .AddService(ServiceName, serviceVersion: typeof(TelemetryExport).Assembly
            .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion)
        .AddTelemetrySdk()
        .AddEnvironmentVariableDetector();

    [LoggerMessage(1, LogLevel.Warning, "{Name} is not an address such as http://collector:4317: nothing is sent there")]
    private static partial void LogNoAddress(ILogger logger, string name);
}
