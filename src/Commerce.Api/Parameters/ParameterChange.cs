using System.ComponentModel.DataAnnotations;
using Commerce.Foundation.Http;

namespace Commerce.Api.Parameters;

/// <summary>
/// What changes of a parameter. What the body does not name stays as it is, null clears. A whole parameter may be sent:
/// of its other fields nothing is taken.
/// </summary>
[BodyOf(typeof(Parameter))]
public sealed record ParameterChange
{
    /// <summary>What people read beside the value: 1 to 250 characters, not blank.</summary>
    /// <example>Number of seats</example>
    [StringLength(NewParameter.LongestTitle, MinimumLength = 1)]
    public string Title { get; init; } = "";

    /// <summary>What else there is to say of it: 1 to 2000 characters.</summary>
    /// <example>Those of colleagues on leave count as well.</example>
    [StringLength(NewParameter.LongestDescription, MinimumLength = 1)]
    public string? Description { get; init; }

    /// <summary>Who must and who may give the value; each is changed for itself.</summary>
    public ParameterConstraints? Constraints { get; init; }

    /// <summary>What a value is held to beside its type; all options together.</summary>
    public ParameterOptions? Options { get; init; }

    /// <summary>The place among the product's parameters, 0 to 10000.</summary>
    /// <example>1</example>
    [Range(0, NewParameter.LastPlace)]
    public int DisplayOrder { get; init; }
}
