using System.ComponentModel;
using Commerce.Foundation.Identity;

namespace Commerce.Api.Accounts.Owned;

/// <summary>
/// What happened to an account or to what it owns, each kind of event with its last occurrence; those that never
/// happened are absent. Written only by the service. Who did it is told to the owner and to Operations.
/// </summary>
public sealed record OwnedAudit
{
    /// <summary>
    /// How the object came to be; without names where the operator made it at the service's own terminal.
    /// </summary>
    [ReadOnly(true)]
    public AuditEvent? Created { get; init; }

    /// <summary>Its last change, that of its picture included.</summary>
    [ReadOnly(true)]
    public AuditEvent? Updated { get; init; }

    /// <summary>When it was last allowed to act again.</summary>
    [ReadOnly(true)]
    public AuditEvent? Enabled { get; init; }

    /// <summary>When it was last stopped.</summary>
    [ReadOnly(true)]
    public AuditEvent? Disabled { get; init; }

    /// <summary>When a token last got a new secret.</summary>
    [ReadOnly(true)]
    public AuditEvent? Rotated { get; init; }
}
