using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Accounts.Products;

internal static class EnableProduct
{
    /// <summary>Offer a product again</summary>
    /// <remarks>Offers the product again. By its vendor or by Operations.</remarks>
    public static Task<Results<NoContent, Tagged<Product>, ProblemResult>> Handle(
        ProductId id, [AsParameters] ChangeOwned change) =>
        change.SwitchAsync(ProductResource.Instance, id.Number, AccountStatus.Active);
}
