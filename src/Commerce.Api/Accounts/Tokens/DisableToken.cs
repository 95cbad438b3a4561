using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Accounts.Tokens;

internal static class DisableToken
{
    /// <summary>Stop an API token</summary>
    /// <remarks>
    /// Stops the token: from the next call on it is refused. By its account or by Operations; a token may stop itself,
    /// and then no longer enable itself.
    /// </remarks>
    public static Task<Results<NoContent, Tagged<AccountToken>, ProblemResult>> Handle(
        TokenId id, [AsParameters] ChangeOwned change) =>
        change.SwitchAsync(TokenResource.Instance, id.Number, AccountStatus.Disabled);
}
