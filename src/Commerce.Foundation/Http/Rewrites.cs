namespace Commerce.Foundation.Http;

/// <summary>Calls that mean the same as another, made the same before they are routed.</summary>
internal static class Rewrites
{
    private static readonly object Head = new();

    /// <summary><c>/public/v1/…</c> is <c>/v1/…</c>: clients of the marketplace know it by that name.</summary>
    public static Task PublicPrefix(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Path.StartsWithSegments("/public", out var rest) && rest.StartsWithSegments("/v1"))
        {
            http.Request.Path = rest;
        }

        return next(http);
    }

    /// <summary>
    /// Methods are case-sensitive (RFC 9110, section 9.1), but routing does not look at their case: <c>get</c> is made a
    /// name that no route has, and so gets the answer of any unknown method.
    /// </summary>
    public static Task MethodAsSpelt(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Method.AsSpan().ContainsAnyInRange('a', 'z'))
        {
            http.Request.Method = $"UNKNOWN-{http.Request.Method}";
        }

        return next(http);
    }

    /// <summary>HEAD is GET without the body, which the server itself leaves out.</summary>
    public static Task HeadAsGet(HttpContext http, RequestDelegate next)
    {
        if (HttpMethods.IsHead(http.Request.Method))
        {
            http.Request.Method = HttpMethods.Get;
            http.Items[Head] = true;
        }

        return next(http);
    }

    /// <summary>True where the call was a HEAD: no byte of a large body need be read for it.</summary>
    public static bool IsHead(HttpContext http) => http.Items.ContainsKey(Head);
}
