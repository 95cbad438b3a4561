using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Accounts.Products;

internal static class UpdateProduct
{
    /// <summary>Change a product</summary>
    /// <remarks>
    /// Its name, by its vendor or by Operations. A body that names only what is already so is answered alike.
    /// </remarks>
    public static Task<Results<Tagged<Product>, ProblemResult>> Handle(
        ProductId id, Body<ProductChange> body, [AsParameters] ChangeOwned change) =>
        change.RenameAsync(ProductResource.Instance, id.Number, body);
}
