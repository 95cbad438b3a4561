using System.Security.Cryptography;
using Commerce.Foundation.Http;
using Microsoft.AspNetCore.Http.Features;
using Npgsql;

namespace Commerce.Foundation.Database;

/// <summary>
/// Runs a call again whose transaction the database undid: for the sake of another one, or because the connection was
/// lost before the commit was sent. At most three times more, after a short time drawn at random, so that the two do not
/// meet again. A write whose end nobody saw is never repeated.
/// </summary>
internal sealed class UndoneCalls(RequestDelegate next, ConnectionPool database)
{
    private const int MostRuns = 4;
    private const int LongestPauseMilliseconds = 50;

    public Task InvokeAsync(HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method) ? next(http) : RunAsync(http);

    private async Task RunAsync(HttpContext http)
    {
        for (var run = 1; ; run++)
        {
            try
            {
                await next(http);
                return;
            }
            catch (Exception error) when (run < MostRuns && WasUndone(error) && CanRunAgain(http))
            {
                await http.RequestServices.GetRequiredService<UnitOfWork>().ResetAsync();
                http.Features.Set(error as UndoneException);
                if (error is NpgsqlException lost && DatabaseFaults.IsLostConnection(lost))
                {
                    database.Clear();
                }
            }

            await Task.Delay(RandomNumberGenerator.GetInt32(1, LongestPauseMilliseconds * run));
            if (http.Request.Body.CanSeek)
            {
                http.Request.Body.Position = 0;
            }
        }
    }

    private static bool WasUndone(Exception error) => error switch
    {
        UndoneException => true,
        PostgresException answer when DatabaseFaults.WasUndone(answer) => true,
        NpgsqlException lost => DatabaseFaults.IsLostConnection(lost),
        _ => false,
    };

    /// <summary>True unless the body is gone: a large one is not kept while it is read.</summary>
    private static bool CanRunAgain(HttpContext http) =>
        !http.Response.HasStarted
        && (http.Request.Body.CanSeek || BodyBytes.AreKept(http)
            || http.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false });
}
