using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Telemetry;
using Microsoft.Net.Http.Headers;

namespace Commerce.Api.Attachments;

/// <summary>
/// Answers with the bytes of an attachment, or with the part that <c>Range</c> asks for (RFC 9110, section 14). A browser
/// stores them as a file and never shows them as a page, whatever they look like.
/// </summary>
internal sealed class FileAnswer(StoredFile file, string mediaType, ConnectionPool database) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, headers) = (httpContext.Response, httpContext.Response.Headers);
        if (Preconditions.Check(httpContext, file.Tag, file.LastModified) is { } refusal)
        {
            await refusal.ExecuteAsync(httpContext);
            return;
        }

        var range = ByteRange.Of(httpContext, file.Size, file.Tag, file.LastModified);
        if (range is null)
        {
            headers.ContentRange = $"bytes */{file.Size}";
            await Problems.RangeNotSatisfiable(file.Size).ExecuteAsync(httpContext);
            return;
        }

        if (range.IsPart)
        {
            response.StatusCode = StatusCodes.Status206PartialContent;
            headers.ContentRange = $"bytes {range.From}-{range.From + range.Length - 1}/{file.Size}";
        }

        headers.ETag = file.Tag;
        headers.LastModified = HeaderUtilities.FormatDate(file.LastModified);
        headers.AcceptRanges = "bytes";
        headers.ContentDisposition = Filename.Disposition(file.Filename);
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        response.ContentType = mediaType.StartsWith("text/", StringComparison.Ordinal)
            ? $"{mediaType}; charset=utf-8"
            : mediaType;
        response.ContentLength = range.Length;
        if (!Rewrites.IsHead(httpContext))
        {
            await SendAsync(httpContext, (int)range.From, (int)range.Length);
        }
    }

    private async Task SendAsync(HttpContext http, int position, int length)
    {
        using var piece = new Piece();
        for (var end = position + length; position < end;)
        {
            var wanted = piece.Memory[..Math.Min(end - position, AttachmentContent.PieceBytes)];
            var read = await AttachmentContent.ReadAsync(file, position, wanted, database, http.RequestAborted);
            if (read == 0)
            {
                // Deleted meanwhile. The caller learns by the length, which it was told, that this is not all.
                http.Abort();
                return;
            }

            await http.Response.Body.WriteAsync(wanted[..read], http.RequestAborted);
            position += read;
            Measures.AttachmentBytes.Add(read, MeasureTag.Direction("out"));
        }
    }
}
