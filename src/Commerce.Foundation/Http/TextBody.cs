using System.Net.Http.Headers;
using System.Text;
using System.Text.Unicode;

namespace Commerce.Foundation.Http;

/// <summary>A body that is JSON, or <c>text/markdown</c> and nothing but the text.</summary>
/// <param name="Value">What the JSON holds; null where the body is text.</param>
/// <param name="Text">The text; null where the body is JSON.</param>
internal sealed record TextBody<T>(T? Value, string? Text)
    where T : class
{
    public static async ValueTask<TextBody<T>> BindAsync(HttpContext http)
    {
        if (!IsMarkdown(http.Request.ContentType))
        {
            return new TextBody<T>((await Body<T>.BindAsync(http)).Value, null);
        }

        var bytes = await BodyBytes.ReadAsync(http);
        var errors = new FieldErrors();
        if (!Utf8.IsValid(bytes.Span))
        {
            errors.Add(FieldErrors.Body, "The body is not valid UTF-8.");
        }
        else if (bytes.Span.Contains((byte)0))
        {
            errors.Add(FieldErrors.Body, "The NUL character is not allowed.");
        }

        return errors.Any
            ? throw new ProblemException(Problems.InvalidBody(errors))
            : new TextBody<T>(null, Encoding.UTF8.GetString(bytes.Span));
    }

    private static bool IsMarkdown(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.CharSet?.Trim('"').ToUpperInvariant() is null or "UTF-8" or "UTF8"
        && Negotiation.Markdown.Equals(type?.MediaType, StringComparison.OrdinalIgnoreCase);
}
