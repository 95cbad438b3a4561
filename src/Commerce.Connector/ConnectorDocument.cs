namespace Commerce.Connector;

/// <summary>The OpenAPI document of this surface, as it is checked in.</summary>
internal static class ConnectorDocument
{
    public const string Address = "/openapi/connector.v2.json";

    private const string Resource = "openapi/connector.v2.json";

    public static void Map(IEndpointRouteBuilder app) => app
        .MapGet(Address, () => TypedResults.Stream(
            typeof(ConnectorDocument).Assembly.GetManifestResourceStream(Resource)!, "application/json"))
        .ExcludeFromDescription();
}
