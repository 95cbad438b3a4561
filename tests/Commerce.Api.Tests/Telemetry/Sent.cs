using System.Globalization;

namespace Commerce.Api.Tests.Telemetry;

/// <summary>A span as it was sent.</summary>
internal sealed record SentSpan(
    string Source, string TraceId, string SpanId, string ParentId, string TraceState, string Name, int Kind,
    IReadOnlyDictionary<string, string> Attributes, IReadOnlyList<string> Events, int Status);

/// <summary>One point of a metric as it was sent.</summary>
internal sealed record SentPoint(
    string Meter, string Name, string Unit, string Kind, IReadOnlyDictionary<string, string> Tags, double Value);

/// <summary>Reads what OpenTelemetry's collector protocol sends; the numbers are those of its descriptions.</summary>
internal static class Sent
{
    private static readonly (int Field, string Name, int Tags)[] Kinds =
        [(5, "gauge", 7), (7, "counter", 7), (9, "histogram", 9)];

    public static IEnumerable<SentSpan> Spans(byte[] body) =>
        from resource in new ProtoMessage(body).Messages(1)
        from scope in resource.Messages(2)
        from span in scope.Messages(2)
        select new SentSpan(
            scope.Message(1).Text(1), span.Hex(1), span.Hex(2), span.Hex(4), span.Text(3), span.Text(5),
            (int)span.Number(6), Attributes(span.Messages(9)),
            [.. span.Messages(11).Select(told => $"{told.Text(2)} {string.Join(' ', Attributes(told.Messages(3)))}")],
            (int)span.Message(15).Number(3));

    public static IEnumerable<SentPoint> Points(byte[] body) =>
        from resource in new ProtoMessage(body).Messages(1)
        from scope in resource.Messages(2)
        from metric in scope.Messages(2)
        from kind in Kinds
        where metric.Has(kind.Field)
        from point in metric.Message(kind.Field).Messages(1)
        select new SentPoint(
            scope.Message(1).Text(1), metric.Text(1), metric.Text(3),
            // A sum that may fall is an up-down counter.
            kind.Field == 7 && metric.Message(7).Number(3) == 0 ? "up-down counter" : kind.Name,
            Attributes(point.Messages(kind.Tags)),
            // A whole number, or one with a fraction; of a histogram neither.
            point.Has(6) ? (long)point.Number(6) : BitConverter.UInt64BitsToDouble(point.Number(4)));

    public static IEnumerable<IReadOnlyDictionary<string, string>> Resources(byte[] body) =>
        new ProtoMessage(body).Messages(1).Select(resource => Attributes(resource.Message(1).Messages(1)));

    private static Dictionary<string, string> Attributes(IEnumerable<ProtoMessage> pairs) =>
        pairs.ToDictionary(pair => pair.Text(1), pair => Value(pair.Message(2)));

    private static string Value(ProtoMessage value) =>
        value.Has(1) ? value.Text(1)
        : value.Has(4) ? BitConverter.UInt64BitsToDouble(value.Number(4)).ToString(CultureInfo.InvariantCulture)
        : value.Has(2) ? (value.Number(2) == 1).ToString()
        : ((long)value.Number(3)).ToString(CultureInfo.InvariantCulture);
}
