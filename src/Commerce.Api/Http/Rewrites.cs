namespace Commerce.Api.Http;

/// <summary>Calls that mean the same as another, made the same before they are routed.</summary>
internal static class Rewrites
{
    /// <summary><c>/public/v1/…</c> is <c>/v1/…</c>: clients of the marketplace know it by that name.</summary>
    public static Task PublicPrefix(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Path.StartsWithSegments("/public", out var rest) && rest.StartsWithSegments("/v1"))
        {
            http.Request.Path = rest;
        }

        return next(http);
    }

    /// <summary>HEAD is GET without the body, which the server itself leaves out.</summary>
    public static Task HeadAsGet(HttpContext http, RequestDelegate next)
    {
        if (HttpMethods.IsHead(http.Request.Method))
        {
            http.Request.Method = HttpMethods.Get;
        }

        return next(http);
    }
}
