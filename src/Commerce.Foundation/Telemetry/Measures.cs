using System.Diagnostics.Metrics;

namespace Commerce.Foundation.Telemetry;

/// <summary>
/// What the service counts of its own, one instrument a row of the README's table. Tags are words of this service and
/// few: never an id, never a caller's text. Where nobody listens, an addition costs next to nothing.
/// </summary>
internal static class Measures
{
    public const string MeterName = "Commerce.Api";

    public static readonly Meter Meter = new(MeterName);

    public static readonly Histogram<double> QueryDuration = Seconds(
        "commerce.query.duration", "From a list's query, once read, to the rows of its page");

    public static readonly Histogram<int> QueryConditions = Meter.CreateHistogram(
        "commerce.query.conditions", "{condition}", "Comparisons in a list's filter and search",
        advice: new InstrumentAdvice<int> { HistogramBucketBoundaries = [0, 1, 2, 5, 10, 20, 50, 100, 200, 512] });

    public static readonly Counter<long> Idempotency = Meter.CreateCounter<long>(
        "commerce.idempotency.calls", "{call}", "Calls with an Idempotency-Key, by what became of the key");

    public static readonly Counter<long> RateLimited = Meter.CreateCounter<long>(
        "commerce.rate_limit.refusals", "{call}", "Calls refused with 429");

    public static readonly Counter<long> Overloaded = Meter.CreateCounter<long>(
        "commerce.overload.refusals", "{call}", "Calls refused since too many were waiting already");

    public static readonly Counter<long> Problems = Meter.CreateCounter<long>(
        "commerce.problems", "{problem}", "Answers that are problem documents");

    public static readonly Histogram<double> MarkupDuration = Seconds(
        "commerce.markup.duration", "Rendering one text to HTML; what was rendered before is not counted");

    public static readonly Counter<long> AttachmentBytes = Meter.CreateCounter<long>(
        "commerce.attachment.bytes", "By", "Bytes of files stored and sent");

    public static readonly Counter<long> Authentications = Meter.CreateCounter<long>(
        "commerce.authentications", "{call}", "Credentials that were looked at");

    public static readonly Gauge<long> BacklogSize = Meter.CreateGauge<long>(
        "commerce.backlog.size", "{item}", "What is stored and still to be passed on");

    public static readonly Gauge<double> BacklogAge = Meter.CreateGauge<double>(
        "commerce.backlog.age", "s", "How long the oldest of it waits");

    public static readonly Counter<long> WebhookCalls = Meter.CreateCounter<long>(
        "commerce.webhook.calls", "{call}", "Calls of webhooks, by whether the receiver took what it was sent");

    public static readonly Counter<long> Published = Meter.CreateCounter<long>(
        "commerce.amqp.events", "{event}", "Events that the broker has confirmed");

    public static readonly UpDownCounter<long> Streams = Meter.CreateUpDownCounter<long>(
        "commerce.streams", "{stream}", "Live streams that are open");

    // The library's own boundaries are for milliseconds.
    private static Histogram<double> Seconds(string name, string description) => Meter.CreateHistogram(
        name, "s", description,
        advice: new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries =
                [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
        });
}
