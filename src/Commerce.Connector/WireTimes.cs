using System.Globalization;

namespace Commerce.Connector;

/// <summary>Times on the wire: UTC to the millisecond, as <c>2026-01-31T23:00:00.000Z</c>.</summary>
internal static class WireTimes
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>When what lasts forever expires.</summary>
    public static DateTimeOffset Never { get; } = new(9999, 12, 31, 0, 0, 0, TimeSpan.Zero);

    public static string ToWire(this DateTimeOffset time) =>
        time.ToUniversalTime().ToString(Format, CultureInfo.InvariantCulture);

    /// <returns>Null for what is no date with a time.</returns>
    public static DateTimeOffset? Parse(string? text) =>
        text is { Length: >= 10 and <= 40 }
        && char.IsAsciiDigit(text[0]) && text[4] == '-' && text[7] == '-'
        && DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : null;

    /// <summary>Cut to what is stored and told.</summary>
    public static DateTimeOffset ToMilliseconds(this DateTimeOffset time) =>
        new(time.Ticks - (time.Ticks % TimeSpan.TicksPerMillisecond), time.Offset);
}
