using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using Commerce.Foundation.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Commerce.Foundation.Telemetry;

/// <summary>
/// Names the host's span of a call by method and route, and gives it the attributes of OpenTelemetry's conventions for
/// HTTP servers. The host gives it neither. No query string, no header, nothing of the body.
/// </summary>
internal static class ServerSpan
{
    private const int LongestPath = 200;

    // What ids and routes are made of. Any other path is not one of ours, and may hold anything.
    private static readonly SearchValues<char> PathCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-/.");

    public static Task Apply(HttpContext http, RequestDelegate next)
    {
        // Only the host's span: any other is not sent anywhere.
        if (http.Features.Get<IHttpActivityFeature>()?.Activity is not { } span)
        {
            return next(http);
        }

        // A caller's text, and meant for systems that call others.
        span.TraceStateString = null;
        if (http.Request.Path.StartsWithSegments("/health"))
        {
            // Asked every few seconds by every balancer: nobody looks for these.
            span.IsAllDataRequested = false;
            span.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        }

        return span.IsAllDataRequested ? RunAsync(http, next, span) : next(http);
    }

    private static async Task RunAsync(HttpContext http, RequestDelegate next, Activity span)
    {
        // Read now: HEAD is answered as GET further down, and the path is rewritten.
        var method = HttpMethod(http.Request.Method);
        var path = http.Request.Path.Value ?? "";
        try
        {
            await next(http);
        }
        finally
        {
            Describe(http, span, method, path);
        }
    }

    /// <summary>The method, or <c>_OTHER</c>: there are few, and a name that a caller made up is its text.</summary>
    public static string HttpMethod(string method) => HttpMethods.GetCanonicalizedValue(method) switch
    {
        "GET" or "HEAD" or "POST" or "PUT" or "DELETE" or "PATCH" or "OPTIONS" or "TRACE" or "CONNECT" => method,
        _ => "_OTHER",
    };

    private static void Describe(HttpContext http, Activity span, string method, string path)
    {
        var status = http.Response.StatusCode;
        var verb = method == "_OTHER" ? "HTTP" : method;
        var route = Routes.Of(http);
        span.DisplayName = route is null ? verb : $"{verb} {route}";
        span.SetTag("http.request.method", method);
        span.SetTag("http.response.status_code", status);
        span.SetTag("url.scheme", http.Request.Scheme);
        span.SetTag("network.protocol.version", http.Request.Protocol.Split('/')[^1]);
        if (route is not null)
        {
            span.SetTag("http.route", route);
        }

        if (path.Length <= LongestPath && !path.AsSpan().ContainsAnyExcept(PathCharacters))
        {
            span.SetTag("url.path", path);
        }

        if (status >= StatusCodes.Status500InternalServerError)
        {
            span.SetTag("error.type", status.ToString(CultureInfo.InvariantCulture));
            span.SetStatus(ActivityStatusCode.Error);
        }
    }
}
