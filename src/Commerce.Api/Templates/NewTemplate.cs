using System.ComponentModel.DataAnnotations;

namespace Commerce.Api.Templates;

/// <summary>The text in which the requests for a product are shown from now on.</summary>
public sealed record NewTemplate
{
    internal const int LongestContent = 10_000;

    /// <summary>
    /// Markdown, 1 to 10000 characters, not blank, with at most 100 placeholders such as `{{client.name}}`. Null: the
    /// service's own text again.
    /// </summary>
    /// <example># Order {{id}} of {{client.name}}</example>
    [StringLength(LongestContent, MinimumLength = 1)]
    public required string? Content { get; init; }
}
