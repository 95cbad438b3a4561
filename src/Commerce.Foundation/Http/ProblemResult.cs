using System.Diagnostics;
using System.Globalization;
using Commerce.Foundation.Telemetry;

namespace Commerce.Foundation.Http;

/// <summary>Answers with a problem document.</summary>
internal sealed record ProblemResult(
    ProblemType Type,
    string Detail,
    IReadOnlyDictionary<string, IReadOnlyList<string>>? Errors = null)
    : IResult, IStatusCodeHttpResult, IContentTypeHttpResult
{
    public const string MediaType = "application/problem+json";

    private const int LongestInstance = 2_000;

    /// <summary>How long to wait before the next try, where it depends on the case.</summary>
    public int? RetryAfterSeconds { get; init; } = Type.RetryAfterSeconds;

    public int? StatusCode => Type.Status;

    public string? ContentType => MediaType;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var path = httpContext.Request.Path.ToUriComponent();
        var problem = new Problem
        {
            Type = Type.Address,
            Title = Type.Title,
            Status = Type.Status,
            Detail = Detail,
            Instance = path.Length <= LongestInstance ? path : path[..LongestInstance],
            TraceId = Activity.Current?.Id ?? httpContext.TraceIdentifier,
            Errors = Errors,
        };
        Measures.Problems.Add(1, MeasureTag.Problem(Type.Name), MeasureTag.Route(Routes.Of(httpContext) ?? "none"));
        httpContext.Response.StatusCode = Type.Status;
        if (RetryAfterSeconds is { } seconds)
        {
            httpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        if (httpContext.RequestServices?.GetService<ProblemForm>() is { } form && form.Applies(httpContext))
        {
            await form.Write(httpContext, this);
            return;
        }

        await httpContext.Response.WriteAsJsonAsync(
            problem, HttpJson.Default.Problem, MediaType, httpContext.RequestAborted);
    }
}
