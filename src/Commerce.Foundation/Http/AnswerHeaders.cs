namespace Commerce.Foundation.Http;

/// <summary>Headers that every answer carries.</summary>
internal static class AnswerHeaders
{
    public static Task Apply(HttpContext http, RequestDelegate next)
    {
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            if (http.Request.IsHttps)
            {
                headers.StrictTransportSecurity = "max-age=31536000";
            }

            // Everything is code and data of this service; a fragment of a message runs nothing wherever it is shown.
            // What callers have brought, files, comes with a policy of its own.
            if (headers.ContentSecurityPolicy.Count == 0)
            {
                headers.ContentSecurityPolicy =
                    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
                    + "img-src 'self' data: https:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; "
                    + "form-action 'none'; frame-ancestors 'none'";
            }

            if (http.Request.Path.StartsWithSegments("/v1"))
            {
                // What an account sees is its own: no shared cache keeps it, and none answers without asking.
                headers.CacheControl = "private, no-cache";
                const string own = "Authorization, Accept, Accept-Language";
                headers.Vary = headers.Vary.Count == 0 ? own : $"{headers.Vary}, {own}";
            }

            return Task.CompletedTask;
        });
        return next(http);
    }
}
