using System.ComponentModel;
using Commerce.Foundation.Identity;

namespace Commerce.Api.Parameters;

/// <summary>
/// What happened to something that a vendor defines; what never happened is absent. Written only by the service.
/// </summary>
public sealed record DefinitionAudit
{
    /// <summary>How it came to be.</summary>
    [ReadOnly(true)]
    public AuditEvent? Created { get; init; }

    /// <summary>Its last change.</summary>
    [ReadOnly(true)]
    public AuditEvent? Updated { get; init; }
}
