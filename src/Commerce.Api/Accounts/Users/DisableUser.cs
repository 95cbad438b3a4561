using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Accounts.Users;

internal static class DisableUser
{
    /// <summary>Stop a user</summary>
    /// <remarks>
    /// Stops the user: from the next call on it is refused. What it wrote stays. By its account or by Operations; a
    /// user may stop itself.
    /// </remarks>
    public static Task<Results<NoContent, Tagged<User>, ProblemResult>> Handle(
        UserId id, [AsParameters] ChangeOwned change) =>
        change.SwitchAsync(UserResource.Instance, id.Number, AccountStatus.Disabled);
}
