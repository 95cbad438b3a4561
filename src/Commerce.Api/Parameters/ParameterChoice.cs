using System.ComponentModel.DataAnnotations;

namespace Commerce.Api.Parameters;

/// <summary>One of the values of a DropDown.</summary>
public sealed record ParameterChoice
{
    internal const int LongestValue = 100;
    internal const int LongestLabel = 250;

    /// <summary>What is stored: 1 to 100 characters, each value once.</summary>
    /// <example>annual</example>
    [StringLength(LongestValue, MinimumLength = 1)]
    public required string Value { get; init; }

    /// <summary>What people read: 1 to 250 characters.</summary>
    /// <example>Once a year</example>
    [StringLength(LongestLabel, MinimumLength = 1)]
    public required string Label { get; init; }
}
