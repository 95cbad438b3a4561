using Commerce.Api.Messages;

namespace Commerce.Api.Demo;

/// <summary>A message as it is to be stored.</summary>
internal sealed record DemoMessage(
    int Seq, MessageType Type, string Content, Visibility Visibility, DateTimeOffset At, DemoAuthor? Author);
