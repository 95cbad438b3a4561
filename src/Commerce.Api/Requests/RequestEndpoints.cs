using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;

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
            .WithLanguage()
            .WithProblems(Problems.ForbiddenType);

        requests.MapGet("/{id}", GetRequest.Handle)
            .WithName("getRequest")
            .WithSelect(RequestFields.For(AccountType.Operations))
            .WithProblems(Problems.NotFoundType);

        requests.MapPut("/{id}", UpdateRequest.Handle)
            .WithName("updateRequest")
            .WithBody<RequestChange>()
            .WithLanguage()
            .WithIfMatch()
            .WithProblems(Problems.NotFoundType, Problems.ConflictType);

        requests.MapGet("/{id}/template", GetRequestTemplate.Handle)
            .WithName("getRequestTemplate")
            .WithTextOnly(Negotiation.Html, Negotiation.Markdown)
            .WithLanguage()
            .WithProblems(Problems.NotFoundType);

        requests.MapPost("/{id}/validate", ValidateRequest.Handle)
            .WithName("validateRequest")
            .WithBody<ParameterTrial>()
            .WithLanguage()
            .WithProblems(Problems.NotFoundType);

        requests.MapAction(RequestAction.Process, ProcessRequest.Handle)
            .WithName("processRequest")
            .WithProblems(Problems.InvalidParametersType);
        requests.MapAction(RequestAction.Query, QueryRequest.Handle).WithName("queryRequest");
        requests.MapAction(RequestAction.Complete, CompleteRequest.Handle).WithName("completeRequest");
    }

    private static RouteHandlerBuilder MapAction(
        this RouteGroupBuilder requests, RequestAction action, Delegate handler) => requests
        .MapPost($"/{{id}}/{action.Name()}", handler)
        .WithBody<ActionNote>()
        .WithLanguage()
        .WithIfMatch()
        .WithMetadata(OptionalAnswer.Instance)
        .WithProblems(Problems.NotFoundType, Problems.ForbiddenType, Problems.ConflictType);
}
