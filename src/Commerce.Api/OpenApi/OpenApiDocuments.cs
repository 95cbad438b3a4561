using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Commerce.Api.OpenApi;

/// <summary>
/// The document in two spellings: OpenAPI 3.1 at <c>/openapi/v1.json</c>, and a 3.0 twin for older generators at
/// <c>/openapi/v1-3.0.json</c>.
/// </summary>
internal static class OpenApiDocuments
{
    public static IServiceCollection AddOpenApiDocuments(this IServiceCollection services)
    {
        services.AddOpenApi("v1", options => Describe(options, OpenApiSpecVersion.OpenApi3_1));
        services.AddOpenApi("v1-3.0", options => Describe(options, OpenApiSpecVersion.OpenApi3_0));
        return services;
    }

    public static void MapOpenApiDocuments(this IEndpointRouteBuilder app) => app.MapOpenApi();

    private static void Describe(OpenApiOptions options, OpenApiSpecVersion version)
    {
        options.OpenApiVersion = version;
        options.AddDocumentTransformer(DescribeDocument.Transform);
        options.AddOperationTransformer(DescribeOperation.Transform);
        options.AddSchemaTransformer(DescribeSchema.Transform);
    }
}
