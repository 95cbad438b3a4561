using System.Diagnostics;
using System.Globalization;
using Commerce.Connector.Monitoring;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;

namespace Commerce.Connector.Envelope;

/// <summary>
/// Declares routes: each under both bases, with the key that tells who calls, and with the envelope around whatever its
/// handler answers or throws.
/// </summary>
internal sealed class ConnectorRoutes(IEndpointRouteBuilder app, TimeProvider clock)
{
    private const string Key = "X-API-KEY";
    private const string Png = "image/png";
    private const string CorrelationHeader = "x-correlation-id";
    private const int LongestCorrelation = 128;

    private static readonly string[] Bases = [ConnectorPaths.Api, ConnectorPaths.OlderBase + ConnectorPaths.Api];

    // For those who read a body before its handler does.
    private static readonly BodyRules Json = new(JsonBodies.ApplyLimits);

    public void Get(string path, Func<ConnectorCall, Task<ConnectorAnswer>> handle) =>
        Map(HttpMethods.Get, path, StatusCodes.Status200OK, [], handle);

    /// <summary>JSON, or a picture where that is asked for.</summary>
    public void GetWithPicture(string path, Func<ConnectorCall, Task<ConnectorAnswer>> handle) =>
        Map(HttpMethods.Get, path, StatusCodes.Status200OK, [Png], handle);

    /// <summary>Bytes of any kind.</summary>
    public void GetFile(string path, Func<ConnectorCall, Task<ConnectorAnswer>> handle) =>
        Map(HttpMethods.Get, path, StatusCodes.Status200OK, ["*"], handle);

    public void Post(
        string path, Func<ConnectorCall, Task<ConnectorAnswer>> handle, int status = StatusCodes.Status201Created) =>
        Map(HttpMethods.Post, path, status, [], handle, Json);

    /// <summary>A form with a file in it.</summary>
    /// <param name="limits">Lets a larger body through than others have.</param>
    public void PostForm(
        string path, Func<ConnectorCall, Task<ConnectorAnswer>> handle, Action<HttpContext> limits) =>
        Map(HttpMethods.Post, path, StatusCodes.Status201Created, [], handle, new BodyRules(limits));

    public void PostWithPicture(string path, Func<ConnectorCall, Task<ConnectorAnswer>> handle) =>
        Map(HttpMethods.Post, path, StatusCodes.Status201Created, [Png], handle, Json);

    public void Put(string path, Func<ConnectorCall, Task<ConnectorAnswer>> handle) =>
        Map(HttpMethods.Put, path, StatusCodes.Status200OK, [], handle);

    /// <summary>By either verb, as guides and clients disagree.</summary>
    public void PutOrPost(string path, Func<ConnectorCall, Task<ConnectorAnswer>> handle)
    {
        Put(path, handle);
        Post(path, handle, StatusCodes.Status200OK);
    }

    public void Delete(
        string path, Func<ConnectorCall, Task<ConnectorAnswer>> handle, int status = StatusCodes.Status204NoContent) =>
        Map(HttpMethods.Delete, path, status, [], handle);

    /// <summary>True where the caller would rather have a picture than JSON.</summary>
    public static bool WantsPicture(HttpContext http) => Negotiation.Choose(http.Request, Negotiation.Json, Png) == Png;

    /// <summary>One route outside of the bases.</summary>
    public void GetAt(string path, Func<ConnectorCall, Task<ConnectorAnswer>> handle) =>
        MapAt(HttpMethods.Get, path, StatusCodes.Status200OK, [], handle);

    private void Map(
        string method, string path, int status, string[] forms, Func<ConnectorCall, Task<ConnectorAnswer>> handle,
        params object[] metadata)
    {
        foreach (var start in Bases)
        {
            MapAt(method, $"{start}/{path}", status, forms, handle, metadata);
        }
    }

    private void MapAt(
        string method, string path, int status, string[] forms, Func<ConnectorCall, Task<ConnectorAnswer>> handle,
        params object[] metadata) => app
        .MapMethods(path, [method], http => RunAsync(http, status, forms, handle))
        .WithMetadata(metadata)
        .WithMetadata(new CredentialHeader(Key))
        .RequireAuthorization()
        .ExcludeFromDescription();

    private async Task RunAsync(
        HttpContext http, int status, string[] forms, Func<ConnectorCall, Task<ConnectorAnswer>> handle)
    {
        var (begun, time) = (Stopwatch.GetTimestamp(), clock.GetUtcNow());
        http.Response.OnStarting(() =>
        {
            http.Response.Headers["X-Response-Time"] = time.ToWire();
            http.Response.Headers["X-Response-Duration-ms"] = Stopwatch.GetElapsedTime(begun).TotalMilliseconds
                .ToString("0.###", CultureInfo.InvariantCulture);
            if (http.Request.Headers[CorrelationHeader] is [{ Length: <= LongestCorrelation } sent]
                && sent.All(letter => letter is > ' ' and < '\x7f'))
            {
                http.Response.Headers[CorrelationHeader] = sent;
            }

            return Task.CompletedTask;
        });
        if (!forms.Contains("*") && Negotiation.Choose(http.Request, [Negotiation.Json, .. forms]) is null)
        {
            throw new ProblemException(Problems.NotAcceptable([Negotiation.Json, .. forms]));
        }

        // Looked up now: behind the answer the call's services may be gone.
        var (counts, account) = (http.RequestServices.GetRequiredService<CallCounts>(), Caller.Of(http).AccountNo);
        http.Response.OnCompleted(() =>
        {
            counts.Add(account, http.Response.StatusCode);
            return Task.CompletedTask;
        });
        try
        {
            var call = await ConnectorCall.OfAsync(http);
            var answer = await handle(call);
            await answer.SendAsync(http, status);
        }
        catch (ConnectorException refused)
        {
            await WriteEnvelope.ErrorAsync(http, refused.Error, clock.GetUtcNow());
        }
    }
}
