using System.ComponentModel;

namespace Commerce.Api.Parameters;

/// <summary>What keeps a request or a value from being right.</summary>
public sealed record ParameterError
{
    /// <summary>The kind of mistake. Stable: programs may decide by it.</summary>
    /// <example>too-large</example>
    [ReadOnly(true)]
    public required string Id { get; init; }

    /// <summary>The mistake in words, for people.</summary>
    /// <example>At most 500.</example>
    [ReadOnly(true)]
    public required string Message { get; init; }
}
