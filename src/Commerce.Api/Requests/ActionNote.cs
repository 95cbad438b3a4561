using System.ComponentModel.DataAnnotations;
using Commerce.Api.Messages;
using Commerce.Foundation.Http;

namespace Commerce.Api.Requests;

/// <summary>What the caller has to say to an action. The body may be left out.</summary>
[OptionalBody]
public sealed record ActionNote
{
    /// <summary>
    /// A message to the thread, as Markdown, by the caller and for everyone who sees the request: 1 to 10000 characters.
    /// </summary>
    /// <example>Which color of paper do you need?</example>
    [StringLength(MessageOptions.DefaultMaxContentLength, MinimumLength = 1)]
    public string? Message { get; init; }

    internal void Check(FieldErrors errors, int longestContent)
    {
        if (Message is not null)
        {
            NewMessage.CheckContent(errors, "message", Message, longestContent);
        }
    }
}
