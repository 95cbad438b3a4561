using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Http;

namespace Commerce.Api.Accounts.Icons;

/// <summary>The routes of an object's picture.</summary>
internal static class IconRoutes
{
    private const string Address = "/{id}/icon";

    /// <param name="noun">The object, as the routes' names have it.</param>
    public static void MapIcon(this RouteGroupBuilder group, string noun, Delegate get, Delegate set, Delegate delete)
    {
        group.MapGet(Address, get)
            .WithName($"get{noun}Icon")
            .WithProblems(Problems.NotFoundType);

        group.MapPut(Address, set)
            .WithName($"set{noun}Icon")
            .WithMetadata(new PictureAsBody())
            .WithAction()
            .WithProblems(
                Problems.InvalidBodyType, Problems.RequestTimeoutType, Problems.PayloadTooLargeType,
                Problems.UnsupportedMediaTypeType);

        group.MapDelete(Address, delete)
            .WithName($"delete{noun}Icon")
            .WithAction();
    }
}
