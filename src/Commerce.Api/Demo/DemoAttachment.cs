namespace Commerce.Api.Demo;

/// <summary>A file of the demo, as it is to be stored: with the message that tells of it, by whom and for whom.</summary>
internal sealed record DemoAttachment(int Seq, DemoDocument Document, DemoMessage Message);
