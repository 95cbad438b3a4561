using System.Net.Http.Headers;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Commerce.Foundation.Http;

/// <summary>A JSON body, checked field by field before it is read: a handler gets it whole or not at all.</summary>
internal sealed class Body<T>
    where T : class
{
    private static readonly BodyOfAttribute? Attribute = typeof(T).GetCustomAttribute<BodyOfAttribute>();

    private readonly IReadOnlySet<string> _named;

    private Body(T value, IReadOnlySet<string> named)
    {
        Value = value;
        _named = named;
    }

    public T Value { get; }

    /// <summary>True where the body names the field, be it with null: what a change leaves out stays as it is.</summary>
    /// <param name="path">As errors have it, such as <c>externalIds.client</c>.</param>
    public bool Names(string path) => _named.Contains(path);

    public static async ValueTask<Body<T>> BindAsync(HttpContext http)
    {
        var bytes = await ReadAsync(http);
        var errors = new FieldErrors();
        return Parse(bytes, http, errors) ?? throw new ProblemException(Problems.InvalidBody(errors));
    }

    /// <summary>Reads JSON in UTF-8 that is the body, or a part of it.</summary>
    /// <returns>Null where it is not what it should be, which the errors tell.</returns>
    public static Body<T>? Parse(ReadOnlyMemory<byte> bytes, HttpContext http, FieldErrors errors)
    {
        var options = http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var type = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        var resource = Attribute is null ? null : options.GetTypeInfo(Attribute.Resource);
        IReadOnlySet<string> named = new HashSet<string>();
        try
        {
            named = BodyShape.Check(bytes.Span, type, resource, errors);
        }
        catch (JsonException broken)
        {
            errors.Add(FieldErrors.Body, Sentence(broken));
        }

        return errors.Any
            ? null
            : new Body<T>(JsonSerializer.Deserialize(bytes.Span, type)!, named);
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContext http)
    {
        var bytes = await BodyBytes.ReadAsync(http);
        var errors = new FieldErrors();
        if (bytes.IsEmpty && typeof(T).IsDefined(typeof(OptionalBodyAttribute)))
        {
            return "{}"u8.ToArray();
        }

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
    public static bool IsJson(string? contentType) =>
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
