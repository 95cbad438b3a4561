using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Commerce.Api.Attachments;

/// <summary>An attachment, as messages name it.</summary>
public sealed record AttachmentReference
{
    /// <summary>The attachment's id.</summary>
    /// <example>ATT-1671-0642-0003</example>
    [ReadOnly(true)]
    [RegularExpression(AttachmentId.Pattern)]
    public string? Id { get; init; }

    /// <summary>The attachment's address on this service.</summary>
    /// <example>/v1/commerce/requests/REQ-1671-0642/attachments/ATT-1671-0642-0003</example>
    [ReadOnly(true)]
    public string? Href { get; init; }

    /// <summary>What people call it.</summary>
    /// <example>Quote for 250 seats</example>
    [ReadOnly(true)]
    public string? Name { get; init; }

    /// <summary>The name of the file.</summary>
    /// <example>quote-4711.pdf</example>
    [ReadOnly(true)]
    public string? Filename { get; init; }

    /// <summary>The size of the file in bytes.</summary>
    /// <example>48213</example>
    [ReadOnly(true)]
    [Range(1, int.MaxValue)]
    public int? Size { get; init; }

    /// <summary>The kind of file.</summary>
    /// <example>application/pdf</example>
    [ReadOnly(true)]
    public string? ContentType { get; init; }
}
