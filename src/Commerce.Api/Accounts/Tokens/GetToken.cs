using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Accounts.Tokens;

internal static class GetToken
{
    /// <summary>Read an API token</summary>
    /// <remarks>
    /// Whoever sees a request that names the token as its assignee reads its name; all of it only its own account and
    /// Operations. The secret is nowhere to be read.
    /// </remarks>
    public static Task<Results<Tagged<AccountToken>, ProblemResult>> Handle(
        TokenId id, [AsParameters] ReadOwned read) =>
        read.RunAsync(TokenResource.Instance, id.Number);
}
