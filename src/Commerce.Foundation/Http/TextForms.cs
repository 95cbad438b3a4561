namespace Commerce.Foundation.Http;

/// <summary>Endpoint metadata: the media types that a read offers beside JSON, or in its place.</summary>
internal sealed record TextForms(IReadOnlyList<string> MediaTypes)
{
    /// <summary>There is no JSON form.</summary>
    public bool IsTextOnly { get; init; }

    /// <summary>True where they are bytes, which can be had in part.</summary>
    public bool AreFiles { get; init; }
}
