using System.Diagnostics;
using Commerce.Foundation.Identity;
using Commerce.Foundation.Telemetry;

namespace Commerce.Foundation.Http;

/// <summary>
/// One line a call: what was called by which account, how it ended and how long it took. No contents. Calls that went
/// well and fast are lines for who looks for them, at the level Debug: there are many, and metrics and the audit trail tell
/// of them as well.
/// </summary>
internal sealed partial class RequestLog(RequestDelegate next, ILogger<RequestLog> logger)
{
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);

    public async Task InvokeAsync(HttpContext http)
    {
        var start = Stopwatch.GetTimestamp();
        // Read now: HEAD is answered as GET further down.
        var method = ServerSpan.HttpMethod(http.Request.Method);
        await next(http);
        var took = Stopwatch.GetElapsedTime(start);
        var level = http.Response.StatusCode < StatusCodes.Status400BadRequest && took < Slow
            ? LogLevel.Debug
            : LogLevel.Information;
        if (!logger.IsEnabled(level))
        {
            return;
        }

        var route = Routes.Of(http) ?? "(none)";
        var account = http.Features.Get<Caller>() is { } caller ? EntityNumber.Format("ACC", caller.AccountNo) : "-";
        LogCall(
            logger, level, method, route, http.Response.StatusCode, took.TotalMilliseconds, account, http.TraceIdentifier);
    }

    [LoggerMessage(EventId = 1, Message =
        "{Method} {Route} {Status} in {Milliseconds:0.0} ms for {Account}, request {RequestId}")]
    private static partial void LogCall(
        ILogger logger, LogLevel level, string method, string route, int status, double milliseconds, string account, string requestId);
}
