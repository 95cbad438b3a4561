using System.ComponentModel.DataAnnotations;
using Commerce.Api.Accounts.Owned;
using Commerce.Api.Requests;
using Commerce.Foundation.Http;

namespace Commerce.Api.Accounts.Products;

/// <summary>A product to be made.</summary>
[BodyOf(typeof(Product))]
public sealed record NewProduct
{
    /// <summary>
    /// The product's name: 1 to 500 characters, not blank, no line breaks or other control characters.
    /// </summary>
    /// <example>Cloud backup</example>
    [StringLength(OwnedName.Longest, MinimumLength = 1)]
    public required string Name { get; init; }

    /// <summary>
    /// The vendor that offers it. A vendor offers its own and may leave it out; Operations must name it.
    /// </summary>
    public IdOf? Vendor { get; init; }

    internal void Check(FieldErrors errors) => OwnedName.Check(errors, Name);
}
