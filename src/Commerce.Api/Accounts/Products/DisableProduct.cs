using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Accounts.Products;

internal static class DisableProduct
{
    /// <summary>Withdraw a product</summary>
    /// <remarks>
    /// Withdraws the product: no new request names it. Requests about it stay. By its vendor or by Operations.
    /// </remarks>
    public static Task<Results<NoContent, Tagged<Product>, ProblemResult>> Handle(
        ProductId id, [AsParameters] ChangeOwned change) =>
        change.SwitchAsync(ProductResource.Instance, id.Number, AccountStatus.Disabled);
}
