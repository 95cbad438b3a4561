using System.Text.Json;
using System.Text.Json.Nodes;

namespace Commerce.Connector.Automation;

/// <summary>The properties of requests and of their items that rules may name, and what each may be expected to be.</summary>
internal static class RuleProperties
{
    /// <summary>Stands before what an item is expected to have.</summary>
    public const string Item = "content.item.";

    public const string ItemType = $"{Item}@type";
    public const string SourceType = "source.type";
    public const string RelationshipExists = "relationshipAlreadyExists";

    private static readonly Dictionary<string, RuleValue> Known = new(StringComparer.Ordinal)
    {
        ["peer"] = RuleValue.Text,
        ["createdAt"] = RuleValue.Time,
        [SourceType] = RuleValue.Text,
        ["content.expiresAt"] = RuleValue.Time,
        ["content.title"] = RuleValue.Text,
        ["content.description"] = RuleValue.Text,
        ["content.metadata"] = RuleValue.Object,
        [RelationshipExists] = RuleValue.Flag,
        [ItemType] = RuleValue.Text,
        [$"{Item}mustBeAccepted"] = RuleValue.Flag,
        [$"{Item}title"] = RuleValue.Text,
        [$"{Item}description"] = RuleValue.Text,
        [$"{Item}metadata"] = RuleValue.Object,
        [$"{Item}consent"] = RuleValue.Text,
        [$"{Item}link"] = RuleValue.Text,
        [$"{Item}freeText"] = RuleValue.Text,
        [$"{Item}attribute.@type"] = RuleValue.Text,
        [$"{Item}attribute.owner"] = RuleValue.Text,
        [$"{Item}attribute.tags"] = RuleValue.Tags,
        [$"{Item}attribute.key"] = RuleValue.Text,
        [$"{Item}attribute.isTechnical"] = RuleValue.Flag,
        [$"{Item}attribute.confidentiality"] = RuleValue.Text,
        [$"{Item}attribute.value.@type"] = RuleValue.Text,
        [$"{Item}attribute.value.value"] = RuleValue.Text,
        [$"{Item}attribute.value.title"] = RuleValue.Text,
        [$"{Item}attribute.value.description"] = RuleValue.Text,
        [$"{Item}query.@type"] = RuleValue.Text,
        [$"{Item}query.valueType"] = RuleValue.Text,
        [$"{Item}query.tags"] = RuleValue.Tags,
        [$"{Item}query.key"] = RuleValue.Text,
        [$"{Item}query.owner"] = RuleValue.Text,
        [$"{Item}query.queryString"] = RuleValue.Text,
        [$"{Item}query.attributeCreationHints.title"] = RuleValue.Text,
        [$"{Item}query.attributeCreationHints.description"] = RuleValue.Text,
        [$"{Item}query.attributeCreationHints.valueType"] = RuleValue.Text,
        [$"{Item}query.attributeCreationHints.confidentiality"] = RuleValue.Text,
        [$"{Item}query.attributeCreationHints.tags"] = RuleValue.Tags,
    };

    /// <returns>Null for what no rule may name.</returns>
    public static RuleValue? Find(string name) => Known.TryGetValue(name, out var kind) ? kind : null;

    /// <summary>Tells what is wrong with a value that a property is expected to have; null for nothing.</summary>
    public static string? Fault(RuleValue kind, JsonNode? value) => kind switch
    {
        RuleValue.Flag => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? null : "must be boolean",
        RuleValue.Tags => value is JsonArray { Count: > 0 } tags && tags.All(IsText) ? null : "must be array of strings",
        RuleValue.Object => Several(value).All(one => one is JsonObject) ? null : "must be object, or array of objects",
        RuleValue.Time => Several(value).All(one => IsText(one) && Time(one!) is not null)
            ? null
            : "must be date-time in ISO 8601, with '>' or '<' before it or without, or array of them",
        RuleValue.Text => Several(value).All(IsText) ? null : "must be string, or array of strings",
    };

    /// <summary>True where what a request has is what a rule expects; what it does not have is never that.</summary>
    public static bool Holds(RuleValue kind, JsonNode expected, JsonNode? actual) => actual is not null && kind switch
    {
        RuleValue.Tags => actual is JsonArray tags
            && expected.AsArray().Any(tag => tags.Any(other => JsonNode.DeepEquals(tag, other))),
        RuleValue.Time => Several(expected).All(one => IsAt(one!.GetValue<string>(), Time(one)!.Value, actual)),
        RuleValue.Text or RuleValue.Object or RuleValue.Flag =>
            Several(expected).Any(one => JsonNode.DeepEquals(one, actual)),
    };

    /// <summary>A property by its path, as in <c>content.title</c>; null where there is none.</summary>
    public static JsonNode? At(JsonNode? node, string path) =>
        path.Split('.').Aggregate(node, (parent, name) => (parent as JsonObject)?[name]);

    public static IReadOnlyList<JsonNode?> Several(JsonNode? value) =>
        value is JsonArray { Count: > 0 } items ? [.. items] : [value];

    private static bool IsText(JsonNode? value) => value?.GetValueKind() == JsonValueKind.String;

    private static DateTimeOffset? Time(JsonNode value) => WireTimes.Parse(value.GetValue<string>().TrimStart('>', '<'));

    private static bool IsAt(string expected, DateTimeOffset time, JsonNode actual) =>
        actual.GetValueKind() == JsonValueKind.String && WireTimes.Parse(actual.GetValue<string>()) is { } at
        && expected[0] switch
        {
            '>' => at > time,
            '<' => at < time,
            _ => at == time,
        };
}
