using Commerce.Query;

namespace Commerce.Foundation.Http;

/// <summary>
/// Only what is read takes a query. On any other call a parameter is refused as one that a read does not know is: what
/// is ignored in silence is found out too late. Calls in which the service writes sentences take their language.
/// </summary>
internal static class QueryRules
{
    public static Task Require(HttpContext http, RequestDelegate next)
    {
        var metadata = http.GetEndpoint()?.Metadata;
        if (!HttpMethods.IsGet(http.Request.Method) && metadata?.Contains(Problems.NotAcceptableType) == true)
        {
            var raw = RawQuery.Of(http);
            ListQuery.ParseNone(metadata.Contains(WritesSentences.Instance) ? WithoutLanguage(raw) : raw);
        }

        return next(http);
    }

    private static string WithoutLanguage(string raw) => string.Join('&', raw.Split('&').Where(part =>
        !part.Split('=', 2)[0].Equals(Languages.Parameter, StringComparison.OrdinalIgnoreCase)));
}
