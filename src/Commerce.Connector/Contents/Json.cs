using System.Text.Json;
using System.Text.Json.Nodes;

namespace Commerce.Connector.Contents;

/// <summary>Short ways through JSON whose shape has been checked before.</summary>
internal static class Json
{
    public static string? Text(this JsonNode? node, string name) =>
        node is JsonObject parent && parent[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static bool IsTrue(this JsonNode? node, string name) =>
        node is JsonObject parent && parent[name]?.GetValueKind() == JsonValueKind.True;

    public static string? Type(this JsonNode? node) => node.Text("@type");

    public static JsonObject Child(this JsonNode? node, string name) => node![name]!.AsObject();

    public static IReadOnlyList<JsonObject> Items(this JsonNode? node, string name = "items") =>
        node?[name] is JsonArray items ? [.. items.Select(item => item!.AsObject())] : [];

    /// <summary>A copy that can be put somewhere else.</summary>
    public static T Copy<T>(this T node)
        where T : JsonNode => (T)node.DeepClone();

    /// <summary>The object without the properties that have no value: an absent property is left out, never null.</summary>
    public static JsonObject Compact(this JsonObject node)
    {
        foreach (var name in node.Where(property => property.Value is null).Select(property => property.Key).ToList())
        {
            node.Remove(name);
        }

        return node;
    }

    public static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();
}
