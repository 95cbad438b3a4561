using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Accounts.Tokens;

internal static class ListTokens
{
    /// <summary>List API tokens</summary>
    /// <remarks>
    /// Newest first. Those of the caller's account; Operations those of all. No secret is ever among them.
    /// </remarks>
    public static Task<Results<Ok<Page<AccountToken>>, JsonLines<AccountToken>>> Handle(
        [AsParameters] ListOwned list) =>
        list.RunAsync(TokenResource.Instance);
}
