using Commerce.Foundation.Database;
using Commerce.Foundation.Identity;
using Commerce.Foundation.Telemetry;
using Commerce.Query;
using Npgsql;

namespace Commerce.Foundation.Http;

/// <summary>Turns every failure of a call into a problem document: exceptions, and bare statuses of the framework.</summary>
internal sealed partial class ProblemResponses(RequestDelegate next, ILogger<ProblemResponses> logger)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
            if (http.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null })
            {
                await Problems.Of(http.Response.StatusCode).ExecuteAsync(http);
            }
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller is gone: there is nobody to answer.
            http.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }
        catch (Exception error) when (!http.Response.HasStarted)
        {
            await Answer(http, error);
        }
    }

    private async Task Answer(HttpContext http, Exception error)
    {
        var problem = error switch
        {
            ProblemException known => known.Problem,
            QueryException query => Problems.InvalidQuery(query),
            PostgresException { SqlState: ['2', '2', ..] } => Problems.OutOfRange(),
            BadHttpRequestException bad => Problems.Of(bad.StatusCode),
            IssuerUnreachableException => Problems.Unavailable("The issuer of the caller's JWT"),
            OutcomeUnknownException => Problems.OutcomeUnknown(),
            OverloadedException => Problems.Overloaded(),
            _ when DatabaseFaults.IsPassing(error) => Problems.Unavailable("The database"),
            _ => Problems.Of(StatusCodes.Status500InternalServerError),
        };
        if (problem.Type == Problems.UnavailableType)
        {
            // Of many calls at once, and no fault of theirs: what is away is told, not where each of them was.
            LogUnavailable(logger, ServerSpan.HttpMethod(http.Request.Method), error.Message);
        }
        else if (problem.Type.Status >= 500 && error is not QueryException)
        {
            LogFailure(logger, error, ServerSpan.HttpMethod(http.Request.Method), problem.Type.Name);
        }

        http.Response.Clear();
        await problem.ExecuteAsync(http);
    }

    [LoggerMessage(1, LogLevel.Error, "{Method} failed: {Problem}")]
    private static partial void LogFailure(ILogger logger, Exception error, string method, string problem);

    [LoggerMessage(2, LogLevel.Warning, "{Method} could not be served: {Reason}")]
    private static partial void LogUnavailable(ILogger logger, string method, string reason);
}
