using Commerce.Api.Accounts.Owned;
using Commerce.Api.Accounts.Products;
using Commerce.Foundation.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Accounts.Icons;

internal static class SetProductIcon
{
    /// <summary>Give a product a picture</summary>
    /// <remarks>
    /// PNG or JPEG, up to 256 KiB; that the bytes are what `Content-Type` says is checked. From then on the product and
    /// all that refer to it carry the picture's address as `icon`. By its vendor or by Operations.
    /// `If-Match` names the version of the picture.
    /// </remarks>
    public static Task<Results<NoContent, Tagged<Product>, ProblemResult>> Handle(
        ProductId id, PictureBody body, [AsParameters] ChangeOwned change) =>
        WriteIcon.SetAsync(ProductResource.Instance, id.Number, body, change);
}
