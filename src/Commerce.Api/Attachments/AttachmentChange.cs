using System.ComponentModel.DataAnnotations;
using Commerce.Foundation.Http;

namespace Commerce.Api.Attachments;

/// <summary>
/// What changes of an attachment. What the body does not name stays as it is, null clears. A whole attachment may be
/// sent: of its other fields nothing is taken.
/// </summary>
[BodyOf(typeof(Attachment))]
public sealed record AttachmentChange
{
    /// <summary>What people shall call it: 1 to 180 characters, not blank.</summary>
    /// <example>Quote for 250 seats</example>
    [StringLength(NewAttachment.LongestName, MinimumLength = 1)]
    public string Name { get; init; } = "";

    /// <summary>What it is about: at most 250 characters.</summary>
    /// <example>Valid until the end of the month</example>
    [StringLength(NewAttachment.LongestDescription)]
    public string? Description { get; init; }

    internal void Check(Body<AttachmentChange> body, FieldErrors errors)
    {
        if (body.Names("name"))
        {
            NewAttachment.CheckName(errors, Name);
        }

        NewAttachment.CheckDescription(errors, Description);
    }
}
