using System.ComponentModel;

namespace Commerce.Foundation.Http;

/// <summary>What a list tells about itself.</summary>
public sealed record PageMeta
{
    /// <summary>Where the page lies in the list.</summary>
    [ReadOnly(true)]
    public required Pagination Pagination { get; init; }

    /// <summary>The properties of the items that were left out, by default or by <c>select</c>.</summary>
    [ReadOnly(true)]
    public required IReadOnlyList<string> Omitted { get; init; }
}
