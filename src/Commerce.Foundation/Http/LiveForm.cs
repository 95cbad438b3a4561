namespace Commerce.Foundation.Http;

/// <summary>Endpoint metadata: the list is also offered as server-sent events, and may be waited for.</summary>
internal sealed record LiveForm
{
    public static LiveForm Instance { get; } = new();
}
