using System.ComponentModel.DataAnnotations;

namespace Commerce.Api.Requests;

/// <summary>Names an object by its id. Its other fields may be sent along; they are ignored.</summary>
public sealed record IdOf
{
    /// <summary>The id.</summary>
    /// <example>ACC-1234-1234</example>
    [RegularExpression("^[A-Za-z]{3}(-[0-9]{4})+$")]
    public required string Id { get; init; }
}
