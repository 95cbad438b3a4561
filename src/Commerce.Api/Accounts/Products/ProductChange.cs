using System.ComponentModel.DataAnnotations;
using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Http;

namespace Commerce.Api.Accounts.Products;

/// <summary>
/// What changes of a product. What the body does not name stays as it is. A whole product may be sent: of its other
/// fields nothing is taken.
/// </summary>
[BodyOf(typeof(Product))]
public sealed record ProductChange : INameChange
{
    /// <summary>The new name: 1 to 500 characters, not blank, no line breaks or other control characters.</summary>
    /// <example>Cloud backup</example>
    [StringLength(OwnedName.Longest, MinimumLength = 1)]
    public string Name { get; init; } = "";
}
