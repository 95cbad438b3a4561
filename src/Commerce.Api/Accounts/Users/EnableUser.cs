using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Accounts.Users;

internal static class EnableUser
{
    /// <summary>Let a user act again</summary>
    /// <remarks>Lets the user act again. By its account or by Operations.</remarks>
    public static Task<Results<NoContent, Tagged<User>, ProblemResult>> Handle(
        UserId id, [AsParameters] ChangeOwned change) =>
        change.SwitchAsync(UserResource.Instance, id.Number, AccountStatus.Active);
}
