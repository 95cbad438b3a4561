using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace Commerce.Foundation.Http;

/// <summary>The languages that the service writes in.</summary>
internal enum Language
{
    English,
    German,
}

/// <summary>
/// The caller's language: the query parameter <c>language</c>, else <c>Accept-Language</c> (RFC 9110, section 12.5.4), else
/// English. A language that the service does not write is passed over, never an error.
/// </summary>
internal static class Languages
{
    public const string Parameter = "language";

    public static Language Of(HttpContext http)
    {
        IEnumerable<string?> named = http.Request.Query[Parameter];
        var accepted = StringWithQualityHeaderValue.TryParseList(http.Request.Headers.AcceptLanguage, out var ranges)
            ? ranges.Where(range => range.Quality is not 0).OrderByDescending(range => range.Quality ?? 1)
            : Enumerable.Empty<StringWithQualityHeaderValue>();
        return named.Concat(accepted.Select(range => range.Value.Value))
            .Select(Find)
            .FirstOrDefault(language => language is not null) ?? Language.English;
    }

    /// <summary>By the primary subtag: de, de-AT and de-CH are all German.</summary>
    private static Language? Find(string? tag) => tag?.Split('-', 2)[0].ToLower(CultureInfo.InvariantCulture) switch
    {
        "en" => Language.English,
        "de" => Language.German,
        _ => null,
    };
}
