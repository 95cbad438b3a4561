using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;

namespace Commerce.Api.Accounts.Owned;

/// <summary>What the routes of the four resources say of themselves alike.</summary>
internal static class OwnedRoutes
{
    public static RouteGroupBuilder MapOwned(this IEndpointRouteBuilder app, OwnedKind kind, string tag) => app
        .MapGroup(kind.Folder)
        .WithTags(tag)
        .RequireAuthorization()
        .WithCommonProblems()
        .WithCallerChanges();

    /// <summary>A change of an object, by those who may.</summary>
    public static RouteHandlerBuilder WithChange(this RouteHandlerBuilder endpoint) => endpoint
        .WithIfMatch()
        .WithProblems(Problems.NotFoundType, Problems.ForbiddenType);

    /// <summary>A change that is answered with 204, or with the object where the caller wants it.</summary>
    public static RouteHandlerBuilder WithAction(this RouteHandlerBuilder endpoint) => endpoint
        .WithChange()
        .WithMetadata(OptionalAnswer.Instance);

    public static RouteHandlerBuilder WithSwitch(this RouteHandlerBuilder endpoint) => endpoint
        .WithAction()
        .WithProblems(Problems.ConflictType);
}
