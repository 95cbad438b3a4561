using System.Globalization;

namespace Commerce.Query;

/// <summary>Text to a value of a field's type, in the invariant culture. The only place where that happens.</summary>
public static class Literal
{
    private static readonly string[] TimeFormats =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK",
    ];

    /// <summary>
    /// The value for comparing with a field. A time without an offset is UTC, a bare date its midnight in UTC; ids and
    /// enumeration names are taken in any case.
    /// </summary>
    /// <returns>Null where the text is no value of that type.</returns>
    public static object? Parse(Field field, string text) => field.Type switch
    {
        FieldType.Text => text,
        FieldType.Number => long.TryParse(
            text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null,
        FieldType.Fraction => decimal.TryParse(
            text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
            out var fraction) ? fraction : null,
        FieldType.Boolean => bool.TryParse(text, out var truth) ? truth : null,
        FieldType.Time => Time(text),
        FieldType.Date => Date(text),
        FieldType.Duration => null,
        FieldType.Enumeration => field.Names.FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase)),
        FieldType.Id => field.ParseId!(text),
    };

    public static DateTimeOffset? Time(string text)
    {
        // A raw plus that some client turned into a space.
        var mended = text.Length > 6 && text[^6] == ' ' ? $"{text[..^6]}+{text[^5..]}" : text;
        if (DateTimeOffset.TryParseExact(
            mended, TimeFormats, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time))
        {
            // PostgreSQL keeps no more, so that a finer time could never be met.
            return time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond));
        }

        return Date(text) is { } date ? new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero) : null;
    }

    public static DateOnly? Date(string text) => DateOnly.TryParseExact(
        text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
