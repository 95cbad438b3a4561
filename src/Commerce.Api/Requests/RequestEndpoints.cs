using Commerce.Api.Http;

namespace Commerce.Api.Requests;

/// <summary>Every route of the resource.</summary>
internal static class RequestEndpoints
{
    public static IServiceCollection AddRequests(this IServiceCollection services) =>
        services.AddWireTypes(RequestJson.Default);

    public static void MapRequests(this IEndpointRouteBuilder app)
    {
        var requests = app.MapGroup("/v1/commerce/requests")
            .WithTags("Requests")
            .RequireAuthorization()
            .WithCommonProblems();

        requests.MapGet("", ListRequests.Handle)
            .WithName("listRequests")
            .WithFields(Request.Fields);

        requests.MapPost("", CreateRequest.Handle)
            .WithName("createRequest")
            .WithBody<NewRequest>()
            .WithProblems(Problems.ForbiddenType);

        requests.MapGet("/{id}", GetRequest.Handle)
            .WithName("getRequest")
            .WithSelect(Request.Fields)
            .WithProblems(Problems.NotFoundType);
    }
}
