using System.ComponentModel.DataAnnotations;
using Commerce.Api.Attachments;
using Commerce.Api.Requests;
using Commerce.Foundation.Http;

namespace Commerce.Api.Messages;

/// <summary>A message to be posted.</summary>
[BodyOf(typeof(Message))]
public sealed record NewMessage
{
    internal const string NoAttachment = "There is no such attachment of this request that your account may see.";

    private const int MostAttachments = 20;

    /// <summary>
    /// The text, as Markdown: 1 to 10000 characters (Unicode scalar values), not blank, without NUL. It is kept as sent.
    /// </summary>
    /// <example>I would agree to a discount of **5 %**.</example>
    [StringLength(MessageOptions.DefaultMaxContentLength, MinimumLength = 1)]
    public required string Content { get; init; }

    /// <summary>Which account types shall see the message; everyone who sees the request, unless given.</summary>
    public NewVisibility Visibility { get; init; } = new();

    /// <summary>
    /// Attachments of the request that the message is about, by their ids: at most 20, all of them visible to the author.
    /// </summary>
    /// <example>["ATT-1671-0642-0003"]</example>
    [MaxLength(MostAttachments)]
    public IReadOnlyList<string>? Attachments { get; init; }

    internal static string AttachmentPath(int index) => $"attachments[{index}]";

    internal void Check(FieldErrors errors, int longestContent)
    {
        CheckContent(errors, "content", Content, longestContent);
        Visibility.Check(errors);
        if (Attachments?.Count > MostAttachments)
        {
            errors.Add("attachments", $"At most {MostAttachments} attachments; these are {Attachments.Count}.");
        }
    }

    /// <summary>The ids as such. What cannot be an attachment of the request is told.</summary>
    internal IReadOnlyList<AttachmentId> AttachmentsOf(RequestId request, FieldErrors errors)
    {
        AttachmentId[] ids = [.. (Attachments ?? []).Select(text => AttachmentId.Parse(text))];
        for (var i = 0; i < ids.Length; i++)
        {
            if (ids[i].Request != request)
            {
                errors.Add(AttachmentPath(i), NoAttachment);
            }
            else if (Array.IndexOf(ids, ids[i]) < i)
            {
                errors.Add(AttachmentPath(i), "The attachment is named twice.");
            }
        }

        return ids;
    }

    /// <summary>The rules of a message's text, wherever one is posted from.</summary>
    internal static void CheckContent(FieldErrors errors, string field, string content, int longestContent)
    {
        if (string.IsNullOrWhiteSpace(content))
        {
            errors.Add(field, "A message needs a text.");
        }

        var length = content.EnumerateRunes().Count();
        if (length > longestContent)
        {
            errors.Add(field, $"At most {longestContent} characters; these are {length}.");
        }
    }
}
