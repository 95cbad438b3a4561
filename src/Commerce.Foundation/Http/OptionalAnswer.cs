namespace Commerce.Foundation.Http;

/// <summary>Endpoint metadata: an action that answers with the object only where <see cref="Representation"/> is wanted.</summary>
internal sealed record OptionalAnswer
{
    public static OptionalAnswer Instance { get; } = new();
}
