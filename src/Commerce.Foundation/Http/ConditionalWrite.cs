namespace Commerce.Foundation.Http;

/// <summary>Endpoint metadata: the call reads <c>If-Match</c>.</summary>
internal sealed record ConditionalWrite
{
    public static ConditionalWrite Instance { get; } = new();
}
