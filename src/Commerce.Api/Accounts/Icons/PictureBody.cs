using System.Net.Http.Headers;
using Commerce.Foundation.Http;

namespace Commerce.Api.Accounts.Icons;

/// <summary>A picture as a body: PNG or JPEG, by what it says and by what it is.</summary>
internal sealed record PictureBody(string MediaType, byte[] Content)
{
    private const int Largest = 256 * 1024;

    private static readonly byte[] PngSignature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly byte[] JpegSignature = [0xFF, 0xD8, 0xFF];

    /// <exception cref="ProblemException">400, 413 or 415: it is no such picture.</exception>
    public static async ValueTask<PictureBody> BindAsync(HttpContext http)
    {
        var mediaType = MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type)
            ? type.MediaType?.ToLowerInvariant()
            : null;
        if (mediaType is not (Picture.Png or Picture.Jpeg) || http.Request.Headers.ContentEncoding.Count > 0)
        {
            throw new ProblemException(Problems.UnsupportedMediaType(
                "A picture is sent as `image/png` or `image/jpeg`, without a `Content-Encoding`."));
        }

        var content = await ReadAsync(http);
        var errors = new FieldErrors();
        if (content.Length == 0)
        {
            errors.Add(FieldErrors.Body, "A picture is expected; the body is empty.");
        }
        else if (!content.AsSpan().StartsWith(mediaType == Picture.Png ? PngSignature : JpegSignature))
        {
            errors.Add(FieldErrors.Body, $"The bytes are not those of a picture of the type {mediaType}.");
        }

        return errors.Any
            ? throw new ProblemException(Problems.InvalidBody(errors))
            : new PictureBody(mediaType, content);
    }

    private static async Task<byte[]> ReadAsync(HttpContext http)
    {
        var buffer = new byte[Largest + 1];
        try
        {
            var length = http.Request.ContentLength > Largest
                ? buffer.Length
                : await http.Request.Body.ReadAtLeastAsync(
                    buffer, buffer.Length, throwOnEndOfStream: false, http.RequestAborted);
            return length <= Largest ? buffer[..length] : throw new ProblemException(
                Problems.PayloadTooLarge("A picture has at most 256 KiB (262 144 bytes)."));
        }
        catch (IOException broken) when (broken is not BadHttpRequestException)
        {
            // Chunks of no size, or a caller who left: its doing, not a fault of the service.
            throw new BadHttpRequestException("The body ended before it was complete.", broken);
        }
    }
}
