using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Commerce.Api.Parameters;

namespace Commerce.Api.Requests;

/// <summary>Something that the product's vendor asks of the request, and what the request answers.</summary>
public sealed record RequestParameter
{
    /// <summary>The parameter's id.</summary>
    /// <example>PAR-1234-1234-0001</example>
    [ReadOnly(true)]
    [RegularExpression(ParameterId.Pattern)]
    public required string Id { get; init; }

    /// <summary>The vendor's own id of the parameter.</summary>
    /// <example>seats</example>
    [ReadOnly(true)]
    public required string ExternalId { get; init; }

    /// <summary>What people read beside the value.</summary>
    /// <example>Number of seats</example>
    [ReadOnly(true)]
    public required string Title { get; init; }

    /// <summary>The value as text, in the one way that its type is written; absent where there is none.</summary>
    /// <example>20</example>
    [ReadOnly(true)]
    public string? Value { get; init; }

    /// <summary>Who must and who may give the value.</summary>
    [ReadOnly(true)]
    public required ParameterConstraints Constraints { get; init; }

    /// <summary>
    /// What is wrong with the value, in English; only while the request is Draft or Querying. `validate` tells it in
    /// the caller's language.
    /// </summary>
    [ReadOnly(true)]
    public ParameterError? Error { get; init; }
}
