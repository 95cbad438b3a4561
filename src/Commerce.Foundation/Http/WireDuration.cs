using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Xml;

namespace Commerce.Foundation.Http;

/// <summary>A length of time in a body: whole seconds as a number, or an ISO 8601 duration as a string.</summary>
internal sealed class WireDuration : JsonConverter<TimeSpan>
{
    public const string Expected = "whole seconds such as 3600, or an ISO 8601 duration such as \"PT1H\"";

    // Beyond every limit that a duration has here, and far from what a clock can add.
    private const long MostSeconds = 3_650L * 24 * 60 * 60;

    /// <summary>Null where the token is no length of time, or a negative one.</summary>
    public static TimeSpan? Parse(ref Utf8JsonReader reader)
    {
        var length = reader.TokenType switch
        {
            JsonTokenType.Number when reader.TryGetInt64(out var seconds) => Seconds(seconds),
            JsonTokenType.String => Parse(reader.GetString()!),
            _ => null,
        };
        return length < TimeSpan.Zero ? null : length;
    }

    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Parse(ref reader) ?? throw new JsonException($"Expected {Expected}.");

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
        writer.WriteStringValue(XmlConvert.ToString(value));

    private static TimeSpan? Parse(string text)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return Seconds(seconds);
        }

        try
        {
            return XmlConvert.ToTimeSpan(text);
        }
        catch (Exception unreadable) when (unreadable is FormatException or OverflowException)
        {
            return null;
        }
    }

    private static TimeSpan? Seconds(long seconds) =>
        seconds is >= 0 and <= MostSeconds ? TimeSpan.FromSeconds(seconds) : null;
}
