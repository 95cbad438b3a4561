using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Accounts.Tokens;

internal static class EnableToken
{
    /// <summary>Let an API token act again</summary>
    /// <remarks>
    /// Lets the token act again. By its account or by Operations. One that has expired needs a new end as well.
    /// </remarks>
    public static Task<Results<NoContent, Tagged<AccountToken>, ProblemResult>> Handle(
        TokenId id, [AsParameters] ChangeOwned change) =>
        change.SwitchAsync(TokenResource.Instance, id.Number, AccountStatus.Active);
}
