using System.Net.Http.Headers;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Commerce.Api.Http;

/// <summary>A JSON body, checked field by field before it is read: a handler gets it whole or not at all.</summary>
internal sealed record Body<T>(T Value)
    where T : class
{
    private static readonly Type? Resource = typeof(T).GetCustomAttribute<BodyOfAttribute>()?.Resource;

    public static async ValueTask<Body<T>> BindAsync(HttpContext http)
    {
        var bytes = await ReadAsync(http);
        var options = http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var type = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        var errors = new FieldErrors();
        try
        {
            BodyShape.Check(bytes.Span, type, Resource is null ? null : options.GetTypeInfo(Resource), errors);
        }
        catch (JsonException broken)
        {
            errors.Add(FieldErrors.Body, Sentence(broken));
        }

        return errors.Any
            ? throw new ProblemException(Problems.InvalidBody(errors))
            : new Body<T>(JsonSerializer.Deserialize(bytes.Span, type)!);
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContext http)
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

        if (buffer.Length > BodyLimits.LargestBytes)
        {
            throw new BadHttpRequestException("", StatusCodes.Status413PayloadTooLarge);
        }

        var bytes = buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
        var errors = new FieldErrors();
        if (bytes.IsEmpty)
        {
            errors.Add(FieldErrors.Body, "A JSON object is expected; the body is empty.");
        }
        else if (!IsJson(http.Request.ContentType))
        {
            throw new ProblemException(Problems.UnsupportedMediaType());
        }
        else if (!Utf8.IsValid(bytes.Span))
        {
            errors.Add(FieldErrors.Body, "The body is not valid UTF-8.");
        }

        if (errors.Any)
        {
            throw new ProblemException(Problems.InvalidBody(errors));
        }

        ReadOnlySpan<byte> byteOrderMark = [0xEF, 0xBB, 0xBF];
        return bytes.Span.StartsWith(byteOrderMark) ? bytes[byteOrderMark.Length..] : bytes;
    }

    /// <summary>JSON is UTF-8 (RFC 8259, section 8.1): another charset is another media type.</summary>
    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.CharSet?.Trim('"').ToUpperInvariant() is null or "UTF-8" or "UTF8"
        && type?.MediaType?.ToUpperInvariant() is { } name
        && (name is "APPLICATION/JSON" or "TEXT/JSON"
            || (name.StartsWith("APPLICATION/", StringComparison.Ordinal)
                && name.EndsWith("+JSON", StringComparison.Ordinal)));

    private static string Sentence(JsonException broken)
    {
        // The reader's own sentence, without the place that it appends in its own words.
        var end = broken.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var reason = end < 0 ? broken.Message : broken.Message[..end];
        return $"Not valid JSON at line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}: {reason}";
    }
}
