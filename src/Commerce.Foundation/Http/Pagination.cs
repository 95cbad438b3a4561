using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Commerce.Foundation.Http;

/// <summary>
/// Where a page lies in its list. These three numbers and nothing else: public clients break on a fourth. The address
/// of the next page is in the <c>Link</c> header.
/// </summary>
public sealed record Pagination
{
    // 2^53 - 1: what every reader of JSON holds exactly.
    private const double LargestWholeJsonNumber = 9_007_199_254_740_991;

    /// <summary>How many items come before the page.</summary>
    /// <example>0</example>
    [ReadOnly(true)]
    [Range(0, int.MaxValue)]
    public required int Offset { get; init; }

    /// <summary>The effective page size.</summary>
    /// <example>100</example>
    [ReadOnly(true)]
    [Range(0, 100)]
    public required int Limit { get; init; }

    /// <summary>How many items the caller may see in all, exactly; may be more than 32 bits hold.</summary>
    /// <example>24</example>
    [ReadOnly(true)]
    [Range(0, LargestWholeJsonNumber)]
    public required long Total { get; init; }
}
