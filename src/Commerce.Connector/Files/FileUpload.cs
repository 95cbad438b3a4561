using System.Text;
using Commerce.Connector.Envelope;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Commerce.Connector.Files;

/// <summary>A file as a form brings it: <c>multipart/form-data</c> with its parts in any order.</summary>
internal sealed record FileUpload(
    ReadOnlyMemory<byte> Bytes, string Filename, string MediaType, string? Title, string? Description, string? ExpiresAt)
{
    /// <summary>The largest file: 10 MiB.</summary>
    public const int Largest = 10 * 1024 * 1024;

    private const int LongestText = 1_000;
    private const int LongestFilename = 255;
    private const int MostParts = 10;
    private const string Standard = "application/octet-stream";

    /// <summary>Lets as much through as such a form needs; to be called before anything of the body is read.</summary>
    public static void ApplyLimits(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = Largest + (64 * 1024);
        }
    }

    /// <exception cref="ConnectorException">400: no file came, or one of no size.</exception>
    public static async Task<FileUpload> ReadAsync(HttpContext http)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        (byte[] Bytes, string Name, string Type)? file = null;
        try
        {
            var parts = new MultipartReader(Boundary(http), http.Request.Body);
            for (var count = 0; await parts.ReadNextSectionAsync(http.RequestAborted) is { } part; count++)
            {
                if (count == MostParts || !ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var head))
                {
                    throw ConnectorErrors.InvalidPropertyValue("The form is malformed.");
                }

                var name = HeaderUtilities.RemoveQuotes(head.Name).ToString();
                var filename = HeaderUtilities.RemoveQuotes(head.FileNameStar.HasValue ? head.FileNameStar : head.FileName).ToString();
                if (name == "file" && filename.Length > 0)
                {
                    file = (await BytesAsync(part.Body, Largest, http.RequestAborted), Clean(filename), TypeOf(part));
                }
                else
                {
                    texts[name] = Encoding.UTF8.GetString(await BytesAsync(part.Body, LongestText * 4, http.RequestAborted));
                }
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            throw ConnectorErrors.InvalidPropertyValue("The form is malformed.");
        }

        return file is not { } found
            ? throw ConnectorErrors.InvalidPropertyValue("must have required property 'content'")
            : found.Bytes.Length == 0
                ? throw ConnectorErrors.InvalidPropertyValue("'content' is empty")
                : new FileUpload(
                    found.Bytes, found.Name, found.Type, Text(texts, "title"), Text(texts, "description"),
                    Text(texts, "expiresAt"));
    }

    private static string Boundary(HttpContext http)
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            throw ConnectorErrors.InvalidPropertyValue("must have required property 'content'");
        }

        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        return boundary.Length is > 0 and <= 70
            ? boundary
            : throw ConnectorErrors.InvalidPropertyValue("The form is malformed.");
    }

    private static async Task<byte[]> BytesAsync(Stream part, int most, CancellationToken cancellation)
    {
        using var buffer = new MemoryStream();
        var piece = new byte[64 * 1024];
        while (await part.ReadAsync(piece, cancellation) is > 0 and var read)
        {
            if (buffer.Length + read > most)
            {
                throw new BadHttpRequestException("", StatusCodes.Status413PayloadTooLarge);
            }

            buffer.Write(piece, 0, read);
        }

        return buffer.ToArray();
    }

    private static string TypeOf(MultipartSection part) =>
        part.ContentType is { Length: <= 200 } type && MediaTypeHeaderValue.TryParse(type, out _) ? type : Standard;

    /// <summary>The last part of a path, without what no file system takes.</summary>
    private static string Clean(string sent)
    {
        var name = new string([.. sent.Split('/', '\\')[^1].Where(letter => !char.IsControl(letter))]);
        return name.Length is > 0 and <= LongestFilename
            ? name
            : throw ConnectorErrors.InvalidPropertyValue($"filename must have 1 to {LongestFilename} characters");
    }

    private static string? Text(Dictionary<string, string> texts, string name)
    {
        var text = texts.GetValueOrDefault(name);
        return text?.Length > LongestText || text?.Contains('\0') == true
            ? throw ConnectorErrors.InvalidPropertyValue($"{name} must NOT have more than {LongestText} characters")
            : text;
    }
}
