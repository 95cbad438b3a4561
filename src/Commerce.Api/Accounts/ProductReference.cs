using System.ComponentModel;
using Commerce.Foundation.Identity;
using Commerce.Query;

namespace Commerce.Api.Accounts;

/// <summary>A vendor's product, as other objects name it.</summary>
public sealed record ProductReference
{
    /// <summary>The product's id.</summary>
    /// <example>PRD-1234-1234</example>
    [ReadOnly(true)]
    public string? Id { get; init; }

    /// <summary>The product's address on this service.</summary>
    /// <example>/v1/catalog/products/PRD-1234-1234</example>
    [ReadOnly(true)]
    public string? Href { get; init; }

    /// <summary>The product's name.</summary>
    /// <example>Cloud backup</example>
    [ReadOnly(true)]
    public string? Name { get; init; }

    /// <summary>The address of a picture; absent where the product has none.</summary>
    /// <example>/v1/catalog/products/PRD-1234-1234/icon</example>
    [ReadOnly(true)]
    public string? Icon { get; init; }

    internal static ProductReference? Of(Projection projection, string path, int? number, string? name, string? icon)
    {
        if (number is not { } product || !projection.Includes(path))
        {
            return null;
        }

        var id = EntityNumber.Format("PRD", product);
        return new ProductReference
        {
            Id = projection.If($"{path}.id", id),
            Href = projection.If($"{path}.href", $"/v1/catalog/products/{id}"),
            Name = projection.If($"{path}.name", name),
            Icon = projection.If($"{path}.icon", icon),
        };
    }
}
