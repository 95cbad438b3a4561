using System.Globalization;

namespace Commerce.Foundation.Http;

/// <summary>Times as callers write them.</summary>
internal static class WireTime
{
    public const string Expected = "a time such as 2027-01-31T12:00:00Z or a date such as 2027-01-31";

    private static readonly string[] Formats =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    /// <summary>
    /// An ISO 8601 time as UTC, to the millisecond that the service keeps; UTC too where no offset is given. A bare
    /// date is its first moment. Null for any other text.
    /// </summary>
    public static DateTimeOffset? Parse(string? text)
    {
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, utc, out var time)
            ? time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMillisecond))
            : null;
    }
}
