using System.ComponentModel;
using Commerce.Api.Identity;

namespace Commerce.Api.Accounts;

/// <summary>A vendor's product, as other objects name it.</summary>
public sealed record ProductReference
{
    /// <summary>The product's id.</summary>
    /// <example>PRD-1234-1234</example>
    [ReadOnly(true)]
    public required string Id { get; init; }

    /// <summary>The product's address on this service.</summary>
    /// <example>/v1/catalog/products/PRD-1234-1234</example>
    [ReadOnly(true)]
    public required string Href { get; init; }

    /// <summary>The product's name.</summary>
    /// <example>Cloud backup</example>
    [ReadOnly(true)]
    public required string Name { get; init; }

    /// <summary>The address of a picture; absent where the product has none.</summary>
    /// <example>/v1/catalog/products/PRD-1234-1234/icon</example>
    [ReadOnly(true)]
    public string? Icon { get; init; }

    internal static ProductReference Of(int number, string name, string? icon)
    {
        var id = EntityNumber.Format("PRD", number);
        return new ProductReference { Id = id, Href = $"/v1/catalog/products/{id}", Name = name, Icon = icon };
    }
}
