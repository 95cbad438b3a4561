using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Accounts.Products;

internal static class ListProducts
{
    /// <summary>List products</summary>
    /// <remarks>
    /// Newest first. All see what is offered: active products of active vendors. A vendor sees its own in every state,
    /// a client also those that a request of its own is about, Operations all.
    /// </remarks>
    public static Task<Results<Ok<Page<Product>>, JsonLines<Product>>> Handle([AsParameters] ListOwned list) =>
        list.RunAsync(ProductResource.Instance);
}
