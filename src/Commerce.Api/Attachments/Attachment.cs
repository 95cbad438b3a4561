using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Commerce.Api.Accounts;
using Commerce.Api.Messages;
using Commerce.Api.Requests;

namespace Commerce.Api.Attachments;

/// <summary>A file that goes with a request. Its bytes never change; the account that added it can delete it.</summary>
public sealed record Attachment
{
    /// <summary>
    /// The attachment's id: the digits of its request, then its number there. No number is given twice.
    /// </summary>
    /// <example>ATT-1671-0642-0003</example>
    [ReadOnly(true)]
    [RegularExpression(AttachmentId.Pattern)]
    public string? Id { get; init; }

    /// <summary>The attachment's address on this service: of these fields and of the file, chosen by `Accept`.</summary>
    /// <example>/v1/commerce/requests/REQ-1671-0642/attachments/ATT-1671-0642-0003</example>
    [ReadOnly(true)]
    public string? Href { get; init; }

    /// <summary>What people call it; the name of the file, unless given.</summary>
    /// <example>Quote for 250 seats</example>
    [StringLength(NewAttachment.LongestName, MinimumLength = 1)]
    public string? Name { get; init; }

    /// <summary>What is attached.</summary>
    /// <example>File</example>
    [ReadOnly(true)]
    public AttachmentType? Type { get; init; }

    /// <summary>What it is about; absent where nothing was said.</summary>
    /// <example>Valid until the end of the month</example>
    [StringLength(NewAttachment.LongestDescription)]
    public string? Description { get; init; }

    /// <summary>
    /// The name of the file, made safe for every file system: no folders, no control characters, at most 255 bytes.
    /// </summary>
    /// <example>quote-4711.pdf</example>
    [ReadOnly(true)]
    public string? Filename { get; init; }

    /// <summary>The size of the file in bytes.</summary>
    /// <example>48213</example>
    [ReadOnly(true)]
    [Range(1, int.MaxValue)]
    public int? Size { get; init; }

    /// <summary>The kind of file, as its content and its name say; what `Accept` must allow to get the bytes.</summary>
    /// <example>application/pdf</example>
    [ReadOnly(true)]
    public string? ContentType { get; init; }

    /// <summary>Which account types see the attachment.</summary>
    [ReadOnly(true)]
    public Visibility? Visibility { get; init; }

    /// <summary>The account that added it, and alone may change and delete it.</summary>
    [ReadOnly(true)]
    public AccountReference? Account { get; init; }

    /// <summary>The request that the attachment belongs to; sent only outside the request's own address.</summary>
    [ReadOnly(true)]
    public RequestReference? Request { get; init; }

    /// <summary>What happened to the attachment.</summary>
    [ReadOnly(true)]
    public AttachmentAudit? Audit { get; init; }
}
