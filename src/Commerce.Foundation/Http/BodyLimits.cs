namespace Commerce.Foundation.Http;

/// <summary>How much of a body is taken.</summary>
internal static class BodyLimits
{
    /// <summary>A JSON body: 1 MiB.</summary>
    public const long LargestBytes = 1024 * 1024;

    /// <summary>The server counts the framing of chunks as well, so it is given some more.</summary>
    public const long LargestBytesOnTheWire = LargestBytes + (64 * 1024);
}
