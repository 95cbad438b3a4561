using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Accounts;

internal static class UpdateAccount
{
    /// <summary>Change an account</summary>
    /// <remarks>Its name, by Operations. A body that names only what is already so is answered alike.</remarks>
    public static Task<Results<Tagged<Account>, ProblemResult>> Handle(
        AccountId id, Body<AccountChange> body, [AsParameters] ChangeOwned change) =>
        change.RenameAsync(AccountResource.Instance, id.Number, body);
}
