using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Commerce.Connector.Attributes.Queries;

/// <summary>How a query compares what stands in an attribute.</summary>
internal static class IqlValues
{
    public static JsonNode? At(JsonNode? node, string[] path)
    {
        foreach (var name in path)
        {
            node = node is JsonObject parent ? parent[name] : null;
        }

        return node;
    }

    public static bool IsThere(JsonNode value) => value switch
    {
        JsonArray items => items.Count > 0,
        JsonObject members => members.Count > 0,
        _ => true,
    };

    public static bool Holds(JsonArray items, string text) => items.Any(item => item is not null && Text(item) == text);

    /// <returns>Null for what is no single value.</returns>
    public static string? Text(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.String => value.GetValue<string>(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.ToJsonString(),
        _ => null,
    };

    /// <summary>As times.</summary>
    /// <returns>Null where one of them is none.</returns>
    public static int? Compare(JsonNode value, string operand) =>
        Text(value) is { } text && Time(text) is { } one && Time(operand) is { } other ? one.CompareTo(other) : null;

    private static DateTimeOffset? Time(string text) => DateTimeOffset.TryParse(
        text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
        ? time
        : null;
}
