using System.ComponentModel.DataAnnotations;
using Commerce.Api.Parameters;
using Commerce.Foundation.Http;

namespace Commerce.Api.Requests;

/// <summary>A value for a parameter, which is named by its id or by its vendor's id.</summary>
public sealed record ParameterValue
{
    /// <summary>The parameter's id.</summary>
    /// <example>PAR-1234-1234-0001</example>
    [RegularExpression(ParameterId.Pattern)]
    public string? Id { get; init; }

    /// <summary>The vendor's own id of the parameter.</summary>
    /// <example>seats</example>
    [RegularExpression(NewParameter.ExternalIdPattern)]
    public string? ExternalId { get; init; }

    /// <summary>
    /// The value, at most 4000 characters: a text, or a JSON number or boolean, which is kept as text. Null and a
    /// blank text clear; a value that is left out stays as it is.
    /// </summary>
    /// <example>20</example>
    public ScalarText? Value { get; init; }
}
