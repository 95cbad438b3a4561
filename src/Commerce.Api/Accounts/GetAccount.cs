using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Accounts;

internal static class GetAccount
{
    /// <summary>Read an account</summary>
    /// <remarks>
    /// Whoever may list it may read it. Others than itself and Operations read of its audit the time of its creation
    /// alone.
    /// </remarks>
    public static Task<Results<Tagged<Account>, ProblemResult>> Handle(AccountId id, [AsParameters] ReadOwned read) =>
        read.RunAsync(AccountResource.Instance, id.Number);
}
