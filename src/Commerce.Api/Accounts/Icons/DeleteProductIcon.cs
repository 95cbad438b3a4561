using Commerce.Api.Accounts.Owned;
using Commerce.Api.Accounts.Products;
using Commerce.Foundation.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Accounts.Icons;

internal static class DeleteProductIcon
{
    /// <summary>Take the picture of a product away</summary>
    /// <remarks>
    /// Its initials stand in its place again. That there was none is no mistake. By its vendor or by Operations.
    /// `If-Match` names the version of the picture.
    /// </remarks>
    public static Task<Results<NoContent, Tagged<Product>, ProblemResult>> Handle(
        ProductId id, [AsParameters] ChangeOwned change) =>
        WriteIcon.DeleteAsync(ProductResource.Instance, id.Number, change);
}
