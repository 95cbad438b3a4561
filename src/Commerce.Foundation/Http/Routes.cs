namespace Commerce.Foundation.Http;

/// <summary>The route of a call as logs, spans and metrics name it: one of few, with the ids' places in braces.</summary>
internal static class Routes
{
    /// <returns>Null where the call found no route.</returns>
    public static string? Of(HttpContext http) => (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
}
