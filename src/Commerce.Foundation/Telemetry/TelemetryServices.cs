namespace Commerce.Foundation.Telemetry;

internal static class TelemetryServices
{
    /// <summary>First of the services that are started, and so last of those that are stopped: it hears them all.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services) =>
        services.AddHostedService<TelemetryExport>();
}
