using Commerce.Api.Messages;

namespace Commerce.Api.Demo;

/// <summary>A message as it is to be stored.</summary>
internal sealed record DemoMessage(
    int Seq, MessageType Type, string Content, Audience Audience, DateTimeOffset At, DemoAuthor? Author);
