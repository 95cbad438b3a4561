using Commerce.Api.Accounts.Owned;
using Commerce.Api.Accounts.Users;
using Commerce.Foundation.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Accounts.Icons;

internal static class GetUserIcon
{
    /// <summary>Read the picture of a user</summary>
    /// <remarks>
    /// The picture that was uploaded; where there is none, the initials of the name as an image that the service draws.
    /// Whoever reads the user reads its picture, and so does everyone who was told the picture's address.
    /// </remarks>
    /// <param name="v">The version, as the address in `icon` has it.</param>
    public static Task<Results<Picture, ProblemResult>> Handle(
        UserId id, string? v, [AsParameters] ReadOwned read) =>
        ReadIcon.RunAsync(UserResource.Instance, id.Number, v, read);
}
