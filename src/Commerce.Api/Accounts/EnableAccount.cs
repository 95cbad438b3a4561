using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Accounts;

internal static class EnableAccount
{
    /// <summary>Let an account act again</summary>
    /// <remarks>Lets the account act again, and its users and tokens with it. By Operations.</remarks>
    public static Task<Results<NoContent, Tagged<Account>, ProblemResult>> Handle(
        AccountId id, [AsParameters] ChangeOwned change) =>
        change.SwitchAsync(AccountResource.Instance, id.Number, AccountStatus.Active);
}
