using System.Text.Json.Nodes;

namespace Commerce.Connector.Contents;

/// <summary>A property of a content type.</summary>
/// <param name="Read">Checks what was sent, and tells what is kept of it; given the name of the type.</param>
internal sealed record ContentProperty(string Name, Func<string, JsonNode, JsonNode> Read)
{
    public bool IsRequired { get; init; } = true;

    /// <summary>What stands for it where it is missing; null for nothing.</summary>
    public Func<JsonNode>? Default { get; init; }

    public ContentProperty Optional() => this with { IsRequired = false };

    public ContentProperty Or(Func<JsonNode> value) => this with { IsRequired = false, Default = value };
}
