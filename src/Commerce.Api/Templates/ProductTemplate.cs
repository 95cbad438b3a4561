using System.ComponentModel;
using Commerce.Api.Parameters;

namespace Commerce.Api.Templates;

/// <summary>How the requests for a product are shown to people: Markdown with placeholders.</summary>
public sealed record ProductTemplate
{
    /// <summary>
    /// The text, as Markdown and as sent. Where the vendor has stored none it is the service's own, in the caller's
    /// language.
    /// </summary>
    /// <example># Order {{id}} of {{client.name}}</example>
    [ReadOnly(true)]
    public required string Content { get; init; }

    /// <summary>The text is the service's own.</summary>
    /// <example>false</example>
    [ReadOnly(true)]
    public required bool IsDefault { get; init; }

    /// <summary>When it was last changed, and by whom; absent where it is the service's own.</summary>
    [ReadOnly(true)]
    public DefinitionAudit? Audit { get; init; }
}
