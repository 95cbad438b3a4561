using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Commerce.Api.Accounts;
using Commerce.Api.Attachments;
using Commerce.Api.Requests;
using Commerce.Foundation.Identity;

namespace Commerce.Api.Messages;

/// <summary>A message in the thread of a request. Messages are only ever added: none is changed or deleted.</summary>
public sealed record Message
{
    /// <summary>
    /// The message's id: the digits of its request, then its number in the thread. Numbers rise in the order of
    /// commits: who has seen a number has seen every visible message before it.
    /// </summary>
    /// <example>MSG-1671-0642-0000-0007</example>
    [ReadOnly(true)]
    [RegularExpression(MessageId.Pattern)]
    public string? Id { get; init; }

    /// <summary>The message's address on this service.</summary>
    /// <example>/v1/commerce/requests/REQ-1671-0642/messages/MSG-1671-0642-0000-0007</example>
    [ReadOnly(true)]
    public string? Href { get; init; }

    /// <summary>Whether a person or a program posted it, or the service wrote it.</summary>
    /// <example>User</example>
    [ReadOnly(true)]
    public MessageType? Type { get; init; }

    /// <summary>The text, as Markdown and as sent.</summary>
    /// <example>I would agree to a discount of **5 %**.</example>
    [ReadOnly(true)]
    [StringLength(MessageOptions.DefaultMaxContentLength, MinimumLength = 1)]
    public string? Content { get; init; }

    /// <summary>Which account types see the message.</summary>
    [ReadOnly(true)]
    public Visibility? Visibility { get; init; }

    /// <summary>The author's account; absent for what the service wrote.</summary>
    [ReadOnly(true)]
    public AccountReference? Account { get; init; }

    /// <summary>The request that the message belongs to; sent only outside the request's own address.</summary>
    [ReadOnly(true)]
    public RequestReference? Request { get; init; }

    /// <summary>
    /// The attachments of the request that the message names, of those that the reader sees; absent where there is none.
    /// </summary>
    [ReadOnly(true)]
    public IReadOnlyList<AttachmentReference>? Attachments { get; init; }

    /// <summary>When the message was posted, and by whom. Times rise strictly within a thread.</summary>
    [ReadOnly(true)]
    public Audit? Audit { get; init; }

    /// <summary>The content as safe HTML; sent only when it is selected by its name.</summary>
    [ReadOnly(true)]
    public string? ContentHtml { get; init; }
}
