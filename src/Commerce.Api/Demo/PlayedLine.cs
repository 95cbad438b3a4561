using Commerce.Api.Messages;

namespace Commerce.Api.Demo;

/// <summary>A message without its place in time.</summary>
/// <param name="PauseMinutes">How long after the message before it, unless the whole thread is stretched.</param>
internal sealed record PlayedLine(
    MessageType Type, string Content, Audience Audience, DemoAuthor? Author, double PauseMinutes)
{
    public string? AddedFile { get; init; }

    public int? NamedAttachment { get; init; }
}
