using System.Diagnostics;
using Commerce.Foundation.Identity;
using Commerce.Foundation.Telemetry;

namespace Commerce.Foundation.Http;

/// <summary>One line a call: what was called by which account, how it ended and how long it took. No contents.</summary>
internal sealed partial class RequestLog(RequestDelegate next, ILogger<RequestLog> logger)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var start = Stopwatch.GetTimestamp();
        // Read now: HEAD is answered as GET further down.
        var method = ServerSpan.HttpMethod(http.Request.Method);
        await next(http);
        var route = Routes.Of(http) ?? "(none)";
        var account = http.Features.Get<Caller>() is { } caller ? EntityNumber.Format("ACC", caller.AccountNo) : "-";
        LogCall(
            logger, method, route, http.Response.StatusCode,
            Stopwatch.GetElapsedTime(start).TotalMilliseconds, account, http.TraceIdentifier);
    }

    [LoggerMessage(1, LogLevel.Information,
        "{Method} {Route} {Status} in {Milliseconds:0.0} ms for {Account}, request {RequestId}")]
    private static partial void LogCall(
        ILogger logger, string method, string route, int status, double milliseconds, string account, string requestId);
}
