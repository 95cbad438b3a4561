namespace Commerce.Foundation.Http;

/// <summary>Reads a body whole, within its limit.</summary>
internal static class BodyBytes
{
    /// <summary>True where the body has been read: a call that is run again finds it.</summary>
    public static bool AreKept(HttpContext http) => http.Features.Get<Kept>() is not null;

    /// <exception cref="ProblemException">415: the body is encoded.</exception>
    /// <exception cref="BadHttpRequestException">The body is too large, or ended before it was complete.</exception>
    /// <param name="most">The limit: a call that may send more than others has let it through before.</param>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContext http, long most = BodyLimits.LargestBytes)
    {
        if (http.Features.Get<Kept>() is { } kept)
        {
            return kept.Bytes;
        }

        if (http.Request.Headers.ContentEncoding is { Count: > 0 } encoding && encoding is not ["identity"])
        {
            throw new ProblemException(Problems.UnsupportedMediaType());
        }

        using var buffer = new MemoryStream();
        try
        {
            await http.Request.Body.CopyToAsync(buffer, http.RequestAborted);
        }
        catch (IOException broken) when (broken is not BadHttpRequestException)
        {
            // Chunks of no size, or a caller who left: its doing, not a fault of the service.
            throw new BadHttpRequestException("The body ended before it was complete.", broken);
        }

        if (buffer.Length > most)
        {
            throw new BadHttpRequestException("", StatusCodes.Status413PayloadTooLarge);
        }

        var read = new Kept(buffer.GetBuffer().AsMemory(0, (int)buffer.Length));
        http.Features.Set(read);
        return read.Bytes;
    }

    private sealed record Kept(ReadOnlyMemory<byte> Bytes);
}
