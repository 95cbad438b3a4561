using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Accounts;

internal static class DisableAccount
{
    /// <summary>Stop an account</summary>
    /// <remarks>
    /// Stops the account: from the next call on its users and tokens are refused. Its requests stay. By Operations; an
    /// account of Operations may stop itself.
    /// </remarks>
    public static Task<Results<NoContent, Tagged<Account>, ProblemResult>> Handle(
        AccountId id, [AsParameters] ChangeOwned change) =>
        change.SwitchAsync(AccountResource.Instance, id.Number, AccountStatus.Disabled);
}
