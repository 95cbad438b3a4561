using Commerce.Api.Accounts.Owned;
using Commerce.Api.Accounts.Products;
using Commerce.Foundation.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Accounts.Icons;

internal static class GetProductIcon
{
    /// <summary>Read the picture of a product</summary>
    /// <remarks>
    /// The picture that was uploaded; where there is none, the initials of the name as an image that the service draws.
    /// Whoever reads the product reads its picture, and so does everyone who was told the picture's address.
    /// </remarks>
    /// <param name="v">The version, as the address in `icon` has it.</param>
    public static Task<Results<Picture, ProblemResult>> Handle(
        ProductId id, string? v, [AsParameters] ReadOwned read) =>
        ReadIcon.RunAsync(ProductResource.Instance, id.Number, v, read);
}
