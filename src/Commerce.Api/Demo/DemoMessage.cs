using Commerce.Api.Messages;

namespace Commerce.Api.Demo;

/// <summary>A message as it is to be stored.</summary>
internal sealed record DemoMessage(
    int Seq, MessageType Type, string Content, Audience Audience, DateTimeOffset At, DemoAuthor? Author)
{
    /// <summary>The file that was added then; the message tells of it.</summary>
    public string? AddedFile { get; init; }

    /// <summary>The number of the attachment that the message names.</summary>
    public int? NamedAttachment { get; init; }
}
