using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Commerce.Foundation.Telemetry;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Commerce.Api.Events;

/// <summary>
/// Answers with what is there, and goes on as more comes, as server-sent events (WHATWG HTML, section 9.2). A comment
/// every 15 seconds keeps the connection open. It ends when the caller leaves, within 15 seconds of when it may no longer
/// call, and when the service stops; the client comes again with <c>Last-Event-ID</c>, and misses nothing.
/// </summary>
/// <param name="topic">When to look again.</param>
/// <param name="read">The next events behind those that it answered with before; empty where there are none.</param>
internal sealed class LiveStream<T>(EventTopic topic, Func<CancellationToken, Task<IReadOnlyList<LiveEvent<T>>>> read)
    : IResult
{
    private static ReadOnlyMemory<byte> Comment { get; } = ": \n\n"u8.ToArray();

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var services = httpContext.RequestServices;
        var lifetime = services.GetRequiredService<IHostApplicationLifetime>();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(
            httpContext.RequestAborted, lifetime.ApplicationStopping);
        httpContext.Response.ContentType = Negotiation.EventStream;
        // Proxies that gather answers would hold back what is to be told at once.
        httpContext.Response.Headers["X-Accel-Buffering"] = "no";
        httpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        Measures.Streams.Add(1);
        try
        {
            await RunAsync(httpContext, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The client comes again, or not.
        }
        finally
        {
            Measures.Streams.Add(-1);
        }
    }

    private async Task RunAsync(HttpContext http, CancellationToken cancellation)
    {
        var (callers, caller) = (http.RequestServices.GetRequiredService<CallerFinder>(), Caller.Of(http));
        using var subscription = http.RequestServices.GetRequiredService<EventHub>().Subscribe(topic);
        await http.Response.BodyWriter.WriteAsync(Comment, cancellation);
        var beat = new Heartbeat();
        var isDue = true;
        // Told what it may see is a caller only for as long as it may call at all.
        while (await callers.IsStillAsync(caller, http.Request, cancellation))
        {
            while (isDue)
            {
                CallWaits.Restart();
                var events = await read(cancellation);
                foreach (var told in events)
                {
                    await http.Response.BodyWriter.WriteAsync(Encoding.UTF8.GetBytes(Text(http, told)), cancellation);
                }

                isDue = events.Count > 0 && await callers.IsStillAsync(caller, http.Request, cancellation);
            }

            // By the clock alone: what the caller may not see must not move it.
            if (beat.Left() is { } left)
            {
                isDue = await subscription.WaitAsync(left, cancellation);
            }
            else
            {
                await http.Response.BodyWriter.WriteAsync(Comment, cancellation);
            }
        }
    }

    private static string Text(HttpContext http, LiveEvent<T> told)
    {
        var options = http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        // JSON of one line: a line break inside a text is escaped.
        var data = JsonSerializer.Serialize(told.Data, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T)));
        return $"id: {told.Id}\nevent: {told.Type}\ndata: {data}\n\n";
    }
}
