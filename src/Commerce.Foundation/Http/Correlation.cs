using System.Diagnostics;

namespace Commerce.Foundation.Http;

/// <summary>
/// Gives every answer the two handles by which a call is found again: <c>X-Request-Id</c>, the caller's own where it
/// sent one, and <c>traceparent</c> (W3C Trace Context).
/// </summary>
internal static class Correlation
{
    public const string RequestIdHeader = "X-Request-Id";

    private const int LongestRequestId = 128;

    public static async Task Apply(HttpContext http, RequestDelegate next)
    {
        using var activity = Activity.Current is null ? Begin(http) : null;
        var sent = http.Request.Headers[RequestIdHeader];
        // Each call is a span of its own, whose id is random.
        var requestId = sent is [{ Length: > 0 and <= LongestRequestId } id] && id.All(IsVisible)
            ? id
            : Activity.Current!.SpanId.ToHexString();
        http.TraceIdentifier = requestId;
        // Read now: an answer without a body begins when the call has ended.
        var trace = Activity.Current?.Id;
        http.Response.OnStarting(() =>
        {
            http.Response.Headers[RequestIdHeader] = requestId;
            http.Response.Headers.TraceParent = trace;
            return Task.CompletedTask;
        });
        await next(http);
    }

    /// <summary>The host begins none where spans are not sent anywhere.</summary>
    private static Activity Begin(HttpContext http)
    {
        var activity = new Activity("call");
        if (http.Request.Headers.TraceParent is [{ } parent]
            && ActivityContext.TryParse(parent, null, isRemote: true, out var context))
        {
            activity.SetParentId(context.TraceId, context.SpanId, context.TraceFlags);
        }

        return activity.Start();
    }

    // Only such characters are echoed: nothing from a caller may begin a new line, in a header or in a log.
    private static bool IsVisible(char character) => character is > ' ' and < '\x7f';
}
