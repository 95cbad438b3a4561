using System.Buffers;
using System.Text.Unicode;
using Commerce.Foundation.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using MinDataRate = Microsoft.AspNetCore.Server.Kestrel.Core.MinDataRate;

namespace Commerce.Api.Attachments;

/// <summary>
/// Reads the body of an upload, <c>multipart/form-data</c> (RFC 7578) with its parts in any order, with constant memory,
/// and to its end even where something is wrong: the caller hears of all of it at once, over a connection that stands.
/// </summary>
internal sealed class UploadReader(HttpContext http, AttachmentOptions options, FieldErrors errors)
{
    public const string FilePart = "file";
    public const string JsonPart = "attachment";

    private const string MultipartForm = "multipart/form-data";
    private const int LongestBoundary = 70;
    private const int LargestJson = 64 * 1024;
    private const int MostParts = 10;
    private const int BufferBytes = 64 * 1024;

    // How long a caller may gather speed.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private NewAttachment? _said;
    private string? _filename;
    private SpooledFile? _file;

    /// <summary>
    /// Puts the body under the limits of this route: larger than others, and not slower than it may be. To be called
    /// first: the rest of a body that is not read is passed over by the server, as far as its limit allows.
    /// </summary>
    public static void ApplyLimits(HttpContext http)
    {
        var options = http.RequestServices.GetRequiredService<IOptions<AttachmentOptions>>().Value;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = options.LargestBody;
        }

        // The rate of HTTP/2 streams is that of the server.
        if (HttpProtocol.IsHttp11(http.Request.Protocol)
            && http.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = new MinDataRate(options.MinBytesPerSecond, Grace);
        }
    }

    /// <returns>Null where no whole file came, which the errors tell.</returns>
    /// <exception cref="ProblemException">The body is of another kind, too large, or cannot be kept.</exception>
    public async Task<Upload?> ReadAsync()
    {
        var isRead = false;
        try
        {
            await ReadPartsAsync();
            isRead = _file is not null;
        }
        catch (InvalidDataException broken)
        {
            errors.Add(FieldErrors.Body, broken.Message);
        }
        catch (IOException broken) when (broken is not BadHttpRequestException)
        {
            // The last boundary is missing, or the caller left: its doing, not a fault of the service.
            throw new BadHttpRequestException("The body ended before it was complete.", broken);
        }
        finally
        {
            if (!isRead && _file is not null)
            {
                await _file.DisposeAsync();
            }
        }

        return isRead ? new Upload(_said ?? new NewAttachment(), _filename!, _file!) : null;
    }

    private async Task ReadPartsAsync()
    {
        var parts = new MultipartReader(Boundary(), http.Request.Body, BufferBytes);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var count = 1; await parts.ReadNextSectionAsync(http.RequestAborted) is { } part; count++)
        {
            if (count > MostParts)
            {
                throw new InvalidDataException($"More than {MostParts} parts.");
            }

            var head = Head(part);
            var name = HeaderUtilities.RemoveQuotes(head.Name).ToString();
            switch (name)
            {
                case var _ when !seen.Add(name):
                    errors.Add(name, "The part is given twice.");
                    break;
                case FilePart:
                    await ReadFileAsync(part, head);
                    break;
                case JsonPart:
                    await ReadJsonAsync(part);
                    break;
                default:
                    errors.Add(name, $"Unknown part. Those known are `{JsonPart}` and `{FilePart}`.");
                    break;
            }
        }

        if (!seen.Contains(FilePart))
        {
            errors.Add(FilePart, "The part is required: the file, with its name.");
        }
    }

    private string Boundary()
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type)
            || !type.MediaType.Equals(MultipartForm, StringComparison.OrdinalIgnoreCase)
            || http.Request.Headers.ContentEncoding is not ([] or ["identity"]))
        {
            throw new ProblemException(Problems.UnsupportedMediaType());
        }

        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        return boundary.Length is > 0 and <= LongestBoundary
            ? boundary
            : throw new InvalidDataException($"`Content-Type` needs a boundary of at most {LongestBoundary} characters.");
    }

    private static ContentDispositionHeaderValue Head(MultipartSection part) =>
        ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var head)
        && head.DispositionType.Equals("form-data", StringComparison.OrdinalIgnoreCase) && head.Name.HasValue
            ? head
            : throw new InvalidDataException("Every part needs `Content-Disposition: form-data; name=\"…\"`.");

    private async Task ReadFileAsync(MultipartSection part, ContentDispositionHeaderValue head)
    {
        var sent = HeaderUtilities.RemoveQuotes(head.FileNameStar.HasValue ? head.FileNameStar : head.FileName).ToString();
        if (sent.Length == 0)
        {
            errors.Add(FilePart, "The part needs a `filename`.");
        }

        _filename = Filename.Of(sent);
        _file = SpooledFile.Create();
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            while (await part.Body.ReadAsync(buffer, http.RequestAborted) is > 0 and var read)
            {
                if (_file.Length + read > options.MaxBytes)
                {
                    throw new ProblemException(
                        Problems.PayloadTooLarge($"The file has at most {options.MaxBytes} bytes."));
                }

                await _file.AppendAsync(buffer.AsMemory(0, read), http.RequestAborted);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task ReadJsonAsync(MultipartSection part)
    {
        // Without a type it is what it is meant to be: programs that fill forms seldom name one.
        if (part.ContentType is { } type && !Body<NewAttachment>.IsJson(type))
        {
            errors.Add(JsonPart, "The part is JSON: leave its `Content-Type` out, or send `application/json`.");
            return;
        }

        var bytes = new byte[LargestJson + 1];
        var length = await part.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, http.RequestAborted);
        if (length > LargestJson)
        {
            errors.Add(JsonPart, $"The part has at most {LargestJson} bytes.");
            return;
        }

        ReadOnlyMemory<byte> json = bytes.AsMemory(0, length);
        if (!Utf8.IsValid(json.Span))
        {
            errors.Add(JsonPart, "The part is not valid UTF-8.");
            return;
        }

        ReadOnlySpan<byte> byteOrderMark = [0xEF, 0xBB, 0xBF];
        json = json.Span.StartsWith(byteOrderMark) ? json[byteOrderMark.Length..] : json;
        var inside = new FieldErrors();
        _said = Body<NewAttachment>.Parse(json, http, inside)?.Value;
        errors.AddBelow(JsonPart, inside);
    }
}
