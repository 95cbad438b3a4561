namespace Commerce.Foundation.Http;

/// <summary>Endpoint metadata: the answer carries an <c>ETag</c>.</summary>
internal sealed record TaggedMetadata
{
    public static TaggedMetadata Instance { get; } = new();
}
