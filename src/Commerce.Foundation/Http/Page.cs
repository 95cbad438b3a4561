using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Commerce.Foundation.Http;

/// <summary>One page of a list.</summary>
public sealed record Page<T>
{
    /// <summary>Where the page lies, and what was left out of its items.</summary>
    [ReadOnly(true)]
    [JsonPropertyName("$meta")]
    public required PageMeta Meta { get; init; }

    /// <summary>The items, in the order asked for.</summary>
    [ReadOnly(true)]
    public required IReadOnlyList<T> Data { get; init; }
}
