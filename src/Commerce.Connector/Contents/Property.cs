using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Commerce.Connector.Envelope;

namespace Commerce.Connector.Contents;

/// <summary>The kinds of properties, with the words in which connectors refuse them.</summary>
internal static class Property
{
    // What nobody writes by hand, and everything else is read in no time.
    private const int LongestText = 200_000;

    public static ContentProperty Text(
        string name, int min = 0, int max = LongestText, Regex? pattern = null, params IReadOnlyList<string> allowed) =>
        new(name, (type, value) =>
        {
            var text = TextOf(type, name, value);
            if (text.Length < min || text.Length > max)
            {
                throw ConnectorErrors.Deserialization(type, name, text.Length < min
                    ? $"Value is shorter than {min} characters"
                    : $"Value is longer than {max} characters");
            }

            if (pattern is not null && !pattern.IsMatch(text))
            {
                throw ConnectorErrors.Deserialization(type, name, $"Value does not match regular expression /{pattern}/");
            }

            return allowed.Count == 0 || allowed.Contains(text)
                ? text
                : throw ConnectorErrors.Deserialization(type, name, "Value is not within the list of allowed values.");
        });

    public static ContentProperty Flag(string name) => new(name, (type, value) =>
        value.GetValueKind() is JsonValueKind.True or JsonValueKind.False
            ? value.DeepClone()
            : throw ConnectorErrors.Deserialization(type, name, "Value is not a boolean"));

    public static ContentProperty Number(string name, double min = double.MinValue, double max = double.MaxValue) =>
        new(name, (type, value) =>
        {
            if (value.GetValueKind() != JsonValueKind.Number)
            {
                throw ConnectorErrors.Deserialization(type, name, "Value is not a number.");
            }

            var number = NumberOf(value);
            return number < min
                ? throw ConnectorErrors.Deserialization(
                    type, name, string.Create(CultureInfo.InvariantCulture, $"Value is below threshold of {min}"))
                : number > max
                ? throw ConnectorErrors.Deserialization(
                    type, name, string.Create(CultureInfo.InvariantCulture, $"Value is above threshold of {max}"))
                : value.DeepClone();
        });

    /// <summary>A time in ISO 8601; kept as UTC to the millisecond.</summary>
    public static ContentProperty Time(string name) => new(name, (type, value) =>
        WireTimes.Parse(TextOf(type, name, value)) is { } time
            ? time.ToWire()
            : throw ConnectorErrors.Deserialization(type, name, "Value does not match ISO8601 datetime format"));

    public static ContentProperty AnyObject(string name) => new(name, (type, value) =>
        value is JsonObject
            ? value.DeepClone()
            : throw ConnectorErrors.Deserialization(type, name, "Value is not an allowed type."));

    public static ContentProperty Anything(string name) => new(name, (_, value) => value.DeepClone());

    public static ContentProperty One(string name, ContentType of) => new(name, (_, value) => of.Read(value));

    public static ContentProperty One(string name, ContentFamily of) => new(name, (_, value) => of.Read(value));

    public static ContentProperty Texts(string name, int min = 0, int max = int.MaxValue) =>
        Items(name, min, max, (type, value) => TextOf(type, name, value));

    public static ContentProperty Many(string name, ContentFamily of, int min = 0) =>
        Items(name, min, int.MaxValue, (_, value) => of.Read(value));

    private static ContentProperty Items(string name, int min, int max, Func<string, JsonNode?, JsonNode> read) =>
        new(name, (type, value) =>
        {
            if (value is not JsonArray sent)
            {
                throw ConnectorErrors.Deserialization(type, name, "Value is not an Array.");
            }

            if (sent.Count < min)
            {
                throw ConnectorErrors.Deserialization(type, $"{name}:Array", "may not be empty");
            }

            if (sent.Count > max)
            {
                throw ConnectorErrors.Deserialization(
                    type, name, $"Array has more items than maximum {max} allowed.");
            }

            return new JsonArray([.. sent.Select(item => read(type, item))]);
        });

    private static string TextOf(string type, string name, JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.String
            ? Storable(type, name, value.GetValue<string>())
            : throw ConnectorErrors.Deserialization(type, name, "Value is not a string");

    // PostgreSQL keeps no such character.
    private static string Storable(string type, string name, string text) => text.Contains('\0', StringComparison.Ordinal)
        ? throw ConnectorErrors.Deserialization(type, name, "Value contains disallowed characters like '\\0'")
        : text;

    private static double NumberOf(JsonNode value) =>
        double.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);
}
