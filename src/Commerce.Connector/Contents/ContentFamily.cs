using System.Text.Json.Nodes;
using Commerce.Connector.Envelope;

namespace Commerce.Connector.Contents;

/// <summary>Content types of which one stands at a place; the <c>@type</c> tells which.</summary>
internal sealed class ContentFamily(string name, params IReadOnlyList<ContentType> types)
{
    private readonly Dictionary<string, ContentType> _types = types.ToDictionary(type => type.Name, StringComparer.Ordinal);

    /// <summary>What is meant where no <c>@type</c> is sent; null where one is needed.</summary>
    public ContentType? Standard { get; init; }

    public IEnumerable<ContentType> Types => _types.Values;

    public bool Knows(string? type) => type is not null && _types.ContainsKey(type);

    /// <exception cref="ConnectorException">400: the type is none of these, or it is not what its type says.</exception>
    public JsonObject Read(JsonNode? sent)
    {
        if (sent is not JsonObject given)
        {
            throw ConnectorErrors.Deserialization(name, "@type", $"Value is not an Object and no instance of {name}.");
        }

        return given["@type"] switch
        {
            null when Standard is { } standard => standard.Read(given),
            JsonValue value when value.TryGetValue<string>(out var type) => _types.TryGetValue(type, out var known)
                ? known.Read(given)
                : throw ConnectorErrors.UnknownType(type),
            _ => throw ConnectorErrors.Deserialization(name, "@type", "Value is not defined"),
        };
    }
}
