using System.Text.Json;

namespace Commerce.Api.Tests.Fuzz;

/// <summary>One operation of the document.</summary>
/// <param name="Bodies">The schema of the body by its media type; none where it takes no body.</param>
/// <param name="Responses">What is said of an answer, by its status.</param>
internal sealed record Operation(
    string Id, string Method, string Path, IReadOnlyList<Parameter> Parameters,
    IReadOnlyDictionary<string, JsonElement> Bodies, IReadOnlyDictionary<int, JsonElement> Responses)
{
    /// <summary>Whether the answer is a page of a list that can be queried.</summary>
    public bool IsList => Parameters.Any(parameter => parameter.Name == "query");

    /// <summary>The schema of an answer's body by its media type.</summary>
    public IReadOnlyDictionary<string, JsonElement> Contents(int status) =>
        Responses[status].TryGetProperty("content", out var contents)
            ? contents.EnumerateObject().ToDictionary(
                content => content.Name,
                content => content.Value.TryGetProperty("schema", out var schema) ? schema : default)
            : new Dictionary<string, JsonElement>();

    /// <summary>The names of the headers that are documented for an answer.</summary>
    public IReadOnlyList<string> Headers(int status) => Responses[status].TryGetProperty("headers", out var headers)
        ? [.. headers.EnumerateObject().Select(header => header.Name)]
        : [];

    public override string ToString() => $"{Id} ({Method} {Path})";
}
