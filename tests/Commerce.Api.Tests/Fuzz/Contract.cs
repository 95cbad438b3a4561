using System.Text.Json;

namespace Commerce.Api.Tests.Fuzz;

/// <summary>What the checked-in OpenAPI document promises; another test holds it to the one that is served.</summary>
internal sealed class Contract
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

    private readonly JsonElement _document;

    private Contract(JsonElement document)
    {
        _document = document;
        Operations =
        [
            .. from path in document.GetProperty("paths").EnumerateObject()
               from method in path.Value.EnumerateObject()
               select Methods.Contains(method.Name)
                   ? Read(path.Name, method.Name, method.Value)
                   : throw new NotSupportedException($"{method.Name} at {path.Name}"),
        ];
    }

    public static Contract Current { get; } = new(JsonElement.Parse(Checkout.Text("openapi/commerce.v1.json")));

    public IReadOnlyList<Operation> Operations { get; }

    public Operation Operation(string id) => Operations.Single(operation => operation.Id == id);

    /// <summary>What a reference inside the document leads to.</summary>
    public JsonElement Follow(string reference)
    {
        var at = _document;
        foreach (var step in reference.Split('/').Skip(1))
        {
            at = at.GetProperty(step);
        }

        return at;
    }

    /// <summary>The schema itself where it is only named.</summary>
    public JsonElement Schema(JsonElement schema) =>
        schema.TryGetProperty("$ref", out var reference) ? Follow(reference.GetString()!) : schema;

    private static Operation Read(string path, string method, JsonElement json) => new(
        json.GetProperty("operationId").GetString()!,
        method.ToUpperInvariant(),
        path,
        json.TryGetProperty("parameters", out var parameters)
            ? [.. parameters.EnumerateArray().Select(ReadParameter)]
            : [],
        json.TryGetProperty("requestBody", out var body) ? Contents(body) : new Dictionary<string, JsonElement>(),
        json.GetProperty("responses").EnumerateObject().ToDictionary(
            response => int.Parse(response.Name), response => response.Value));

    private static Parameter ReadParameter(JsonElement json) => new(
        json.GetProperty("name").GetString()!, json.GetProperty("in").GetString()!, json.GetProperty("schema"));

    private static Dictionary<string, JsonElement> Contents(JsonElement body) => body.GetProperty("content")
        .EnumerateObject().ToDictionary(content => content.Name, content => content.Value.GetProperty("schema"));
}
