using System.ComponentModel.DataAnnotations;

namespace Commerce.Api.Parameters;

/// <summary>
/// What a value is held to beside its type. Each option belongs to some types and is refused with others. Patterns are
/// not among them: some take for ever to match.
/// </summary>
public sealed record ParameterOptions
{
    internal static ParameterOptions None { get; } = new();

    /// <summary>Texts: the least number of characters.</summary>
    /// <example>3</example>
    [Range(0, ParameterRules.LongestValue)]
    public int? MinLength { get; init; }

    /// <summary>Texts: the largest number of characters; 4000 unless given.</summary>
    /// <example>250</example>
    [Range(1, ParameterRules.LongestValue)]
    public int? MaxLength { get; init; }

    /// <summary>Number: the least value.</summary>
    /// <example>1</example>
    public long? Min { get; init; }

    /// <summary>Number: the largest value.</summary>
    /// <example>500</example>
    public long? Max { get; init; }

    /// <summary>Date: the first day that is allowed.</summary>
    /// <example>2026-01-01</example>
    [RegularExpression(ParameterRules.DatePattern)]
    public string? Earliest { get; init; }

    /// <summary>Date: the last day that is allowed.</summary>
    /// <example>2026-12-31</example>
    [RegularExpression(ParameterRules.DatePattern)]
    public string? Latest { get; init; }

    /// <summary>DropDown: 1 to 100 choices, in the order in which they are shown. A DropDown needs them.</summary>
    [MaxLength(100)]
    public IReadOnlyList<ParameterChoice>? Choices { get; init; }
}
