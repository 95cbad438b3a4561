using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Accounts.Users;

internal static class GetUser
{
    /// <summary>Read a user</summary>
    /// <remarks>
    /// Whoever sees a request that names the user as its requester or assignee reads its name; all of it only its own
    /// account and Operations.
    /// </remarks>
    public static Task<Results<Tagged<User>, ProblemResult>> Handle(UserId id, [AsParameters] ReadOwned read) =>
        read.RunAsync(UserResource.Instance, id.Number);
}
