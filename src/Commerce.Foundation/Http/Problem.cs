using System.ComponentModel;

namespace Commerce.Foundation.Http;

/// <summary>
/// What went wrong, as RFC 9457 has it. Every answer that is not a success carries one as
/// <c>application/problem+json</c>.
/// </summary>
public sealed record Problem
{
    /// <summary>
    /// The kind of error. Stable: programs may decide by it. Resolved against this service it is a page that explains
    /// the kind.
    /// </summary>
    /// <example>/problems/invalid-body</example>
    [ReadOnly(true)]
    public required string Type { get; init; }

    /// <summary>The kind of error in words.</summary>
    /// <example>The body is not valid</example>
    [ReadOnly(true)]
    public required string Title { get; init; }

    /// <summary>The HTTP status code.</summary>
    /// <example>400</example>
    [ReadOnly(true)]
    public required int Status { get; init; }

    /// <summary>What was wrong this time, and what would be right.</summary>
    /// <example>content: A message needs a text.</example>
    [ReadOnly(true)]
    public string? Detail { get; init; }

    /// <summary>The path that was called.</summary>
    /// <example>/v1/commerce/requests/REQ-1671-0642/messages</example>
    [ReadOnly(true)]
    public string? Instance { get; init; }

    /// <summary>The W3C trace context of the call: the handle by which it is found in the service's logs.</summary>
    /// <example>00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00</example>
    [ReadOnly(true)]
    public string? TraceId { get; init; }

    /// <summary>Sentences by field path or query parameter.</summary>
    [ReadOnly(true)]
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Errors { get; init; }
}
