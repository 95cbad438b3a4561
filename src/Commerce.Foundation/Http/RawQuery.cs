using Commerce.Query;

namespace Commerce.Foundation.Http;

/// <summary>The query string as it came, inside its limit.</summary>
internal static class RawQuery
{
    /// <exception cref="ProblemException">414: the query string is too long.</exception>
    public static string Of(HttpContext http) =>
        http.Request.QueryString.Value?.TrimStart('?') is not { } raw ? ""
        : raw.Length <= QueryLimits.QueryLength ? raw
        : throw new ProblemException(Problems.UriTooLong());
}
