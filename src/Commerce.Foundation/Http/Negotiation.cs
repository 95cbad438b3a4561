using Microsoft.Net.Http.Headers;

namespace Commerce.Foundation.Http;

/// <summary>Chooses a representation by the <c>Accept</c> header, as RFC 9110, section 12.5.1 has it.</summary>
internal static class Negotiation
{
    public const string Json = "application/json";
    public const string JsonLines = "application/jsonl";
    public const string EventStream = "text/event-stream";
    public const string Html = "text/html";
    public const string Markdown = "text/markdown";

    /// <summary>
    /// The offered media type with the highest quality, the first of equals; null where the caller accepts none.
    /// A header that is missing or cannot be read accepts everything.
    /// </summary>
    public static string? Choose(HttpRequest request, params IReadOnlyList<string> offered)
    {
        // What nearly all callers send: nothing, or the one that they want.
        if (request.Headers.Accept is [{ } only] && offered.Contains(only))
        {
            return only;
        }

        if (request.Headers.Accept.Count == 0
            || !MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted) || accepted.Count == 0)
        {
            return offered[0];
        }

        var best = offered.Select(type => (type, quality: Quality(accepted, type))).MaxBy(choice => choice.quality);
        return best.quality > 0 ? best.type : null;
    }

    /// <summary>
    /// Answers 406 where the caller accepts nothing that the endpoint offers, before the endpoint does anything.
    /// </summary>
    public static Task Require(HttpContext http, RequestDelegate next)
    {
        var metadata = http.GetEndpoint()?.Metadata;
        if (http.Request.Headers.Accept.Count == 0 || metadata?.Contains(Problems.NotAcceptableType) != true)
        {
            return next(http);
        }

        var forms = metadata.OfType<TextForms>().ToList();
        string[] offered =
        [
            .. forms.Any(form => form.IsTextOnly) ? Array.Empty<string>() : [Json],
            .. forms.SelectMany(form => form.MediaTypes),
        ];
        return Choose(http.Request, offered) is null
            ? Problems.NotAcceptable(offered).ExecuteAsync(http)
            : next(http);
    }

    /// <summary>The quality that the most specific matching range gives; 0 where none matches.</summary>
    private static double Quality(IList<MediaTypeHeaderValue> accepted, string offered)
    {
        var type = MediaTypeHeaderValue.Parse(offered);
        return accepted
            .Where(range => range.MatchesMediaType(type.MediaType))
            .OrderByDescending(range => range.MatchesAllTypes ? 0 : range.MatchesAllSubTypes ? 1 : 2)
            .Select(range => range.Quality ?? 1)
            .FirstOrDefault();
    }
}
