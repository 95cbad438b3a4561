using System.ComponentModel.DataAnnotations;

namespace Commerce.Api.Messages;

/// <summary>Section <c>Messages</c>.</summary>
internal sealed record MessageOptions
{
    public const int DefaultMaxContentLength = 10_000;

    /// <summary>The longest text, in Unicode scalar values.</summary>
    [Range(1, 32_768)]
    public int MaxContentLength { get; init; } = DefaultMaxContentLength;
}
