namespace Commerce.Api.Http;

/// <summary>Reads a body whole, within its limit.</summary>
internal static class BodyBytes
{
    /// <exception cref="ProblemException">415: the body is encoded.</exception>
    /// <exception cref="BadHttpRequestException">The body is too large, or ended before it was complete.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContext http)
    {
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

        return buffer.Length <= BodyLimits.LargestBytes
            ? buffer.GetBuffer().AsMemory(0, (int)buffer.Length)
            : throw new BadHttpRequestException("", StatusCodes.Status413PayloadTooLarge);
    }
}
