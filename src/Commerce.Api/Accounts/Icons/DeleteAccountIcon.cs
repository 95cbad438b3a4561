using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Accounts.Icons;

internal static class DeleteAccountIcon
{
    /// <summary>Take the picture of an account away</summary>
    /// <remarks>
    /// Its initials stand in its place again. That there was none is no mistake. By the account itself or by
    /// Operations.
    /// `If-Match` names the version of the picture.
    /// </remarks>
    public static Task<Results<NoContent, Tagged<Account>, ProblemResult>> Handle(
        AccountId id, [AsParameters] ChangeOwned change) =>
        WriteIcon.DeleteAsync(AccountResource.Picture, id.Number, change);
}
