using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Commerce.Api.Parameters;

namespace Commerce.Api.Requests;

/// <summary>A parameter of a request, and whether its value is right.</summary>
public sealed record ValidatedParameter
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

    /// <summary>The value as text, in the one way that its type is written; absent where there is none.</summary>
    /// <example>20</example>
    [ReadOnly(true)]
    public string? Value { get; init; }

    /// <summary>The value is right, or may be missing.</summary>
    /// <example>true</example>
    [ReadOnly(true)]
    public required bool IsValid { get; init; }

    /// <summary>What is wrong with it, in the caller's language; absent where nothing is.</summary>
    [ReadOnly(true)]
    public ParameterError? Error { get; init; }
}
