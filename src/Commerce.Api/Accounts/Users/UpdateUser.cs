using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Accounts.Users;

internal static class UpdateUser
{
    /// <summary>Change a user</summary>
    /// <remarks>
    /// Its name, by its account or by Operations. A body that names only what is already so is answered alike.
    /// </remarks>
    public static Task<Results<Tagged<User>, ProblemResult>> Handle(
        UserId id, Body<UserChange> body, [AsParameters] ChangeOwned change) =>
        change.RenameAsync(UserResource.Instance, id.Number, body);
}
