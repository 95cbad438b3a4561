using System.Text.Json.Nodes;
using Commerce.Connector.Envelope;

namespace Commerce.Connector.Contents;

/// <summary>
/// A kind of content, named by its <c>@type</c>. Reading one checks every property; what the type does not know is left
/// out, as connectors do.
/// </summary>
internal sealed class ContentType(string name, params IReadOnlyList<ContentProperty> properties)
{
    public string Name { get; } = name;

    public IReadOnlyList<ContentProperty> Properties { get; } = properties;

    /// <summary>What holds between properties; throws where it does not.</summary>
    public Action<JsonObject>? Rule { get; init; }

    /// <exception cref="ConnectorException">400: it is not what the type says.</exception>
    public JsonObject Read(JsonNode? sent)
    {
        if (sent is not JsonObject given)
        {
            throw ConnectorErrors.Deserialization(Name, "@type", $"Value is not an Object and no instance of {Name}.");
        }

        var read = new JsonObject { ["@type"] = Name };
        foreach (var property in Properties)
        {
            if (given[property.Name] is { } value)
            {
                read[property.Name] = property.Read(Name, value);
            }
            else if (property.IsRequired)
            {
                throw ConnectorErrors.Deserialization(Name, property.Name, "Value is not defined");
            }
            else if (property.Default is { } standard)
            {
                read[property.Name] = standard();
            }
        }

        Rule?.Invoke(read);
        return read;
    }
}
