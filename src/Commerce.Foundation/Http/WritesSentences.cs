namespace Commerce.Foundation.Http;

/// <summary>Endpoint metadata: the call reads <c>language</c> and <c>Accept-Language</c>.</summary>
internal sealed record WritesSentences
{
    public static WritesSentences Instance { get; } = new();
}
