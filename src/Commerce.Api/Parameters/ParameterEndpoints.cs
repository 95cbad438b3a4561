using Commerce.Foundation.Http;

namespace Commerce.Api.Parameters;

/// <summary>Every route of the resource.</summary>
internal static class ParameterEndpoints
{
    public static IServiceCollection AddParameters(this IServiceCollection services) =>
        services.AddWireTypes(ParameterJson.Default);

    public static void MapParameters(this IEndpointRouteBuilder app)
    {
        var parameters = app.MapGroup("/v1/catalog/products/{id}/parameters")
            .WithTags("Parameters")
            .RequireAuthorization()
            .WithCommonProblems()
            .WithProblems(Problems.NotFoundType);

        parameters.MapGet("", ListParameters.Handle)
            .WithName("listProductParameters")
            .WithFields(ParameterFields.All);

        parameters.MapPost("", CreateParameter.Handle)
            .WithName("createProductParameter")
            .WithBody<NewParameter>()
            .WithProblems(Problems.ForbiddenType, Problems.ConflictType);

        parameters.MapGet("/{parameterId}", GetParameter.Handle)
            .WithName("getProductParameter")
            .WithSelect(ParameterFields.All);

        parameters.MapPut("/{parameterId}", UpdateParameter.Handle)
            .WithName("updateProductParameter")
            .WithBody<ParameterChange>()
            .WithIfMatch()
            .WithProblems(Problems.ForbiddenType);

        parameters.MapDelete("/{parameterId}", DeleteParameter.Handle)
            .WithName("deleteProductParameter")
            .WithIfMatch()
            .WithProblems(Problems.ForbiddenType);
    }
}
