namespace Commerce.Foundation.Http;

/// <summary>Describes a type that stands for an id in a path, for the OpenAPI document.</summary>
[AttributeUsage(AttributeTargets.Struct)]
internal sealed class PathIdAttribute(string description, string pattern, string example) : Attribute
{
    public string Description { get; } = description;

    public string Pattern { get; } = pattern;

    public string Example { get; } = example;
}
