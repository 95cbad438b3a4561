using Commerce.Api.Accounts.Icons;
using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Http;

namespace Commerce.Api.Accounts.Products;

/// <summary>Every route of the resource.</summary>
internal static class ProductEndpoints
{
    public static void MapProducts(this IEndpointRouteBuilder app)
    {
        var products = app.MapOwned(OwnedKind.Product, "Products");

        products.MapGet("", ListProducts.Handle)
            .WithName("listProducts")
            .WithFields(ProductResource.Instance.ListFields);

        products.MapPost("", CreateProduct.Handle)
            .WithName("createProduct")
            .WithBody<NewProduct>()
            .WithProblems(Problems.ForbiddenType);

        products.MapGet("/{id}", GetProduct.Handle)
            .WithName("getProduct")
            .WithSelect(ProductResource.Instance.Fields)
            .WithProblems(Problems.NotFoundType);

        products.MapPut("/{id}", UpdateProduct.Handle)
            .WithName("updateProduct")
            .WithBody<ProductChange>()
            .WithChange();

        products.MapPost("/{id}/enable", EnableProduct.Handle).WithName("enableProduct").WithSwitch();
        products.MapPost("/{id}/disable", DisableProduct.Handle).WithName("disableProduct").WithSwitch();
        products.MapIcon("Product", GetProductIcon.Handle, SetProductIcon.Handle, DeleteProductIcon.Handle);
    }
}
