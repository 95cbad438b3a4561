using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Identity;

namespace Commerce.Api.Accounts.Products;

/// <summary>What a vendor offers, and requests may be about.</summary>
public sealed record Product
{
    /// <summary>The product's id.</summary>
    /// <example>PRD-1234-1234</example>
    [ReadOnly(true)]
    [RegularExpression(ProductId.Pattern)]
    public string? Id { get; init; }

    /// <summary>The product's address on this service.</summary>
    /// <example>/v1/catalog/products/PRD-1234-1234</example>
    [ReadOnly(true)]
    public string? Href { get; init; }

    /// <summary>The product's name.</summary>
    /// <example>Cloud backup</example>
    [ReadOnly(true)]
    [StringLength(OwnedName.Longest, MinimumLength = 1)]
    public string? Name { get; init; }

    /// <summary>The address of the picture that was uploaded; absent where there is none.</summary>
    /// <example>/v1/catalog/products/PRD-1234-1234/icon?v=0f8fad5bd9cb469fa16570867728950e</example>
    [ReadOnly(true)]
    public string? Icon { get; init; }

    /// <summary>Whether new requests may be about the product.</summary>
    /// <example>Active</example>
    [ReadOnly(true)]
    public AccountStatus? Status { get; init; }

    /// <summary>The account that offers it.</summary>
    [ReadOnly(true)]
    public AccountReference? Vendor { get; init; }

    /// <summary>
    /// What happened to the product. Others than its vendor and Operations read the time of its creation alone.
    /// </summary>
    [ReadOnly(true)]
    public OwnedAudit? Audit { get; init; }
}
