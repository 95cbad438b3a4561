using System.Text.Json.Nodes;

namespace Commerce.Api.Tests.Connector;

/// <summary>An operation of the connector's OpenAPI document.</summary>
/// <param name="Path">Without the base, as in <c>Messages/{id}</c>.</param>
internal sealed record ConnectorOperation(string Method, string Path)
{
    public string Name => $"{Method} {Path}";

    public bool HasId => Path.Contains('{', StringComparison.Ordinal);

    /// <summary>What its ids are ids of, as in <c>Requests</c>.</summary>
    public string Kind => Path.Split('/')[0];

    public static IReadOnlyList<ConnectorOperation> All { get; } =
    [
        .. JsonNode.Parse(Checkout.Text("openapi/connector.v2.json"))!["paths"]!.AsObject().SelectMany(path =>
            path.Value!.AsObject().Select(operation =>
                new ConnectorOperation(operation.Key.ToUpperInvariant(), path.Key.TrimStart('/')))),
    ];
}
