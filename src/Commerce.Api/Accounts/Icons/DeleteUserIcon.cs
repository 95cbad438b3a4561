using Commerce.Api.Accounts.Owned;
using Commerce.Api.Accounts.Users;
using Commerce.Foundation.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Accounts.Icons;

internal static class DeleteUserIcon
{
    /// <summary>Take the picture of a user away</summary>
    /// <remarks>
    /// Its initials stand in its place again. That there was none is no mistake. By its account or by Operations.
    /// `If-Match` names the version of the picture.
    /// </remarks>
    public static Task<Results<NoContent, Tagged<User>, ProblemResult>> Handle(
        UserId id, [AsParameters] ChangeOwned change) =>
        WriteIcon.DeleteAsync(UserResource.Instance, id.Number, change);
}
