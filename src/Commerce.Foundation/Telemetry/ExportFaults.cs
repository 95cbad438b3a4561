using System.Diagnostics.Tracing;

namespace Commerce.Foundation.Telemetry;

/// <summary>
/// Tells in the log, once a minute at the most, that the collector does not take what is sent: the library itself tells
/// nobody who does not listen.
/// </summary>
internal sealed partial class ExportFaults(TimeProvider clock, ILogger<ExportFaults> logger) : EventListener
{
    private const string Source = "OpenTelemetry-Exporter-OpenTelemetryProtocol";

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private long _last;

    // Called for the first time before the fields of the base are there, but not before ours.
    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == Source)
        {
            EnableEvents(eventSource, EventLevel.Warning);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        var (now, last) = (clock.GetTimestamp(), Interlocked.Read(ref _last));
        if ((last == 0 || clock.GetElapsedTime(last, now) >= Pause)
            && Interlocked.CompareExchange(ref _last, now, last) == last)
        {
            LogFault(logger, eventData.EventName ?? "unknown");
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Traces or metrics cannot be sent to the collector: {Fault}")]
    private static partial void LogFault(ILogger logger, string fault);
}
