using Commerce.Api.Http;
using Commerce.Api.Identity;

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
            .WithFields(RequestFields.For);

        requests.MapPost("", CreateRequest.Handle)
            .WithName("createRequest")
            .WithBody<NewRequest>()
            .WithProblems(Problems.ForbiddenType);

        requests.MapGet("/{id}", GetRequest.Handle)
            .WithName("getRequest")
            .WithSelect(RequestFields.For(AccountType.Operations))
            .WithProblems(Problems.NotFoundType);
    }
}
