using System.ComponentModel;

namespace Commerce.Foundation.Identity;

/// <summary>What happened to an object, each kind of event with its last occurrence. Written only by the service.</summary>
public sealed record Audit
{
    /// <summary>How the object came to be.</summary>
    [ReadOnly(true)]
    public AuditEvent? Created { get; init; }
}
