using Commerce.Api.Accounts.Owned;
using Commerce.Api.Accounts.Users;
using Commerce.Foundation.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Accounts.Icons;

internal static class SetUserIcon
{
    /// <summary>Give a user a picture</summary>
    /// <remarks>
    /// PNG or JPEG, up to 256 KiB; that the bytes are what `Content-Type` says is checked. From then on the user and
    /// all that refer to it carry the picture's address as `icon`. By its account or by Operations.
    /// `If-Match` names the version of the picture.
    /// </remarks>
    public static Task<Results<NoContent, Tagged<User>, ProblemResult>> Handle(
        UserId id, PictureBody body, [AsParameters] ChangeOwned change) =>
        WriteIcon.SetAsync(UserResource.Instance, id.Number, body, change);
}
