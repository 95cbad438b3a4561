using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Accounts.Products;

internal static class CreateProduct
{
    /// <summary>Create a product</summary>
    /// <remarks>A vendor does for itself, Operations for a vendor. It is offered at once.</remarks>
    public static async Task<Results<Created<Product>, ProblemResult>> Handle(
        Body<NewProduct> body, [AsParameters] CreateOwned create)
    {
        if (create.Caller.Type == AccountType.Client)
        {
            return Problems.Forbidden("Products are made by vendors, or by Operations for a vendor.");
        }

        var errors = new FieldErrors();
        body.Value.Check(errors);
        var vendor = await create.OwnerAsync("vendor", body.Value.Vendor, AccountType.Vendor, errors);
        return await create.AnswerAsync(
            ProductResource.Instance, errors, product => product.Href,
            connection => AddProduct.RunAsync(vendor, body.Value.Name, create.Caller, connection));
    }
}
