using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Commerce.Api.Parameters;

/// <summary>Something that a vendor asks of every request for a product.</summary>
public sealed record Parameter
{
    /// <summary>
    /// The parameter's id: the digits of its product, then its number among the product's parameters.
    /// </summary>
    /// <example>PAR-1234-1234-0001</example>
    [ReadOnly(true)]
    [RegularExpression(ParameterId.Pattern)]
    public string? Id { get; init; }

    /// <summary>The parameter's address on this service.</summary>
    /// <example>/v1/catalog/products/PRD-1234-1234/parameters/PAR-1234-1234-0001</example>
    [ReadOnly(true)]
    public string? Href { get; init; }

    /// <summary>The vendor's own id of it, unique within the product. It never changes.</summary>
    /// <example>seats</example>
    [ReadOnly(true)]
    [RegularExpression(NewParameter.ExternalIdPattern)]
    public string? ExternalId { get; init; }

    /// <summary>What people read beside the value.</summary>
    /// <example>Number of seats</example>
    [ReadOnly(true)]
    public string? Title { get; init; }

    /// <summary>What else there is to say of it; absent where there is nothing.</summary>
    /// <example>Those of colleagues on leave count as well.</example>
    [ReadOnly(true)]
    public string? Description { get; init; }

    /// <summary>What kind of value it takes. It never changes.</summary>
    /// <example>Number</example>
    [ReadOnly(true)]
    public ParameterType? Type { get; init; }

    /// <summary>Who must and who may give the value.</summary>
    [ReadOnly(true)]
    public ParameterConstraints? Constraints { get; init; }

    /// <summary>What a value is held to beside its type; absent where it is held to nothing.</summary>
    [ReadOnly(true)]
    public ParameterOptions? Options { get; init; }

    /// <summary>The place among the product's parameters, from the lowest to the highest.</summary>
    /// <example>1</example>
    [ReadOnly(true)]
    public int? DisplayOrder { get; init; }

    /// <summary>When it was made and last changed, and by whom.</summary>
    [ReadOnly(true)]
    public DefinitionAudit? Audit { get; init; }
}
