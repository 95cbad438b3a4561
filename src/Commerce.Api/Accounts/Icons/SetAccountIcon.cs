using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Accounts.Icons;

internal static class SetAccountIcon
{
    /// <summary>Give an account a picture</summary>
    /// <remarks>
    /// PNG or JPEG, up to 256 KiB; that the bytes are what `Content-Type` says is checked. From then on the account and
    /// all that refer to it carry the picture's address as `icon`. By the account itself or by Operations.
    /// `If-Match` names the version of the picture.
    /// </remarks>
    public static Task<Results<NoContent, Tagged<Account>, ProblemResult>> Handle(
        AccountId id, PictureBody body, [AsParameters] ChangeOwned change) =>
        WriteIcon.SetAsync(AccountResource.Picture, id.Number, body, change);
}
