using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Accounts;

internal static class ListAccounts
{
    /// <summary>List accounts</summary>
    /// <remarks>
    /// Newest first. Each sees itself, Operations, and whoever it has a request with; a client also every active
    /// vendor, and a vendor every vendor whose products it can read. Operations sees all.
    /// </remarks>
    public static Task<Results<Ok<Page<Account>>, JsonLines<Account>>> Handle([AsParameters] ListOwned list) =>
        list.RunAsync(AccountResource.Instance);
}
