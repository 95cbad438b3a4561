using Microsoft.AspNetCore.Http.Features;

namespace Commerce.Connector.Envelope;

/// <summary>How much of a JSON body is taken here.</summary>
internal static class JsonBodies
{
    /// <summary>The largest: 2 MiB, as connectors take it.</summary>
    public const int Largest = 2 * 1024 * 1024;

    // The server counts the framing of chunks as well.
    private const int LargestOnTheWire = Largest + (64 * 1024);

    /// <summary>Lets as much through; to be called before anything of the body is read.</summary>
    public static void ApplyLimits(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = LargestOnTheWire;
        }
    }
}
