using System.ComponentModel;
using Commerce.Foundation.Identity;

namespace Commerce.Api.Attachments;

/// <summary>
/// What happened to an attachment, each kind of event with its last occurrence. Written only by the service.
/// </summary>
public sealed record AttachmentAudit
{
    /// <summary>When the file was added, and by whom.</summary>
    [ReadOnly(true)]
    public AuditEvent? Created { get; init; }

    /// <summary>When the name or the description was changed, and by whom; absent where neither ever was.</summary>
    [ReadOnly(true)]
    public AuditEvent? Updated { get; init; }
}
