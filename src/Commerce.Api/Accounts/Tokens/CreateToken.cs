using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Accounts.Tokens;

internal static class CreateToken
{
    /// <summary>Create an API token</summary>
    /// <remarks>
    /// For the caller's own account; Operations for any. The answer holds the whole credential as `token`, this once:
    /// the service keeps its hash alone.
    /// </remarks>
    public static async Task<Results<Created<AccountToken>, ProblemResult>> Handle(
        Body<NewToken> body, [AsParameters] CreateOwned create)
    {
        var errors = new FieldErrors();
        body.Value.Check(errors, create.Clock.GetUtcNow());
        var owner = await create.OwnerAsync("account", body.Value.Account, null, errors);
        ApiToken? credential = null;
        var outcome = await create.RunAsync(TokenResource.Instance, errors, async connection =>
        {
            credential = await AddToken.RunAsync(
                owner, body.Value.Name, body.Value.ExpiresAt, create.Caller, connection);
            return credential.Number;
        });
        return outcome.Refusal is { } refusal
            ? refusal
            : TypedResults.Created(outcome.After!.Href, outcome.After with { Token = credential!.Reveal() });
    }
}
