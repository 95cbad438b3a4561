using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Accounts.Users;

internal static class ListUsers
{
    /// <summary>List users</summary>
    /// <remarks>
    /// Newest first. Those of the caller's account; Operations those of all.
    /// </remarks>
    public static Task<Results<Ok<Page<User>>, JsonLines<User>>> Handle([AsParameters] ListOwned list) =>
        list.RunAsync(UserResource.Instance);
}
