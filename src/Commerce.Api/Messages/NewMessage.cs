using System.ComponentModel.DataAnnotations;
using Commerce.Api.Http;

namespace Commerce.Api.Messages;

/// <summary>A message to be posted.</summary>
[BodyOf(typeof(Message))]
public sealed record NewMessage
{
    /// <summary>
    /// The text, as Markdown: 1 to 10000 characters (Unicode scalar values), not blank, without NUL. It is kept as sent.
    /// </summary>
    /// <example>I would agree to a discount of **5 %**.</example>
    [StringLength(MessageOptions.DefaultMaxContentLength, MinimumLength = 1)]
    public required string Content { get; init; }

    /// <summary>Which account types shall see the message; everyone who sees the request, unless given.</summary>
    public NewVisibility Visibility { get; init; } = new();

    internal void Check(FieldErrors errors, int longestContent)
    {
        if (string.IsNullOrWhiteSpace(Content))
        {
            errors.Add("content", "A message needs a text.");
        }

        var length = Content.EnumerateRunes().Count();
        if (length > longestContent)
        {
            errors.Add("content", $"At most {longestContent} characters; these are {length}.");
        }

        Visibility.Check(errors);
    }
}
