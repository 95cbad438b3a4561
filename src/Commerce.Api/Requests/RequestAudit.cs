using System.ComponentModel;
using Commerce.Foundation.Identity;

namespace Commerce.Api.Requests;

/// <summary>
/// What happened to a request, each kind of event with its last occurrence; those that never happened are absent.
/// Written only by the service.
/// </summary>
public sealed record RequestAudit
{
    /// <summary>How the request came to be.</summary>
    [ReadOnly(true)]
    public AuditEvent? Created { get; init; }

    /// <summary>Its last change by a caller that was no change of state.</summary>
    [ReadOnly(true)]
    public AuditEvent? Updated { get; init; }

    /// <summary>When it was last handed to the vendor.</summary>
    [ReadOnly(true)]
    public AuditEvent? Processing { get; init; }

    /// <summary>When the client was last asked for something.</summary>
    [ReadOnly(true)]
    public AuditEvent? Querying { get; init; }

    /// <summary>When it was completed.</summary>
    [ReadOnly(true)]
    public AuditEvent? Completed { get; init; }
}
