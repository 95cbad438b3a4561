using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Accounts.Products;

internal static class GetProduct
{
    /// <summary>Read a product</summary>
    /// <remarks>
    /// Whoever may list it may read it. Others than its vendor and Operations read of its audit the time of its
    /// creation alone.
    /// </remarks>
    public static Task<Results<Tagged<Product>, ProblemResult>> Handle(ProductId id, [AsParameters] ReadOwned read) =>
        read.RunAsync(ProductResource.Instance, id.Number);
}
