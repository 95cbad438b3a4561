using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Commerce.Foundation.Identity;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Commerce.Foundation.Http;

/// <summary>
/// Answers with a list without an envelope, one object a line, written while the rows are read: a list of any length
/// takes the memory of one row. A caller who stops reading is cut off, since its snapshot holds a connection of the database.
/// </summary>
internal sealed class JsonLines<T>(IAsyncEnumerable<T> items) : IResult
{
    // Clients of the marketplace send it with such a call, and refuse an answer that does not repeat it.
    private const string StreamingHeader = "MPT-Streaming";

    // The caller takes nothing at all for so long. The server's own limit is on the average since the beginning: who has
    // taken much may then wait for long.
    private static readonly TimeSpan LongestStall = TimeSpan.FromSeconds(15);

    private static readonly byte[] NewLine = "\n"u8.ToArray();

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var cancellation = httpContext.RequestAborted;
        using var slot = await httpContext.RequestServices.GetRequiredService<StreamSlots>()
            .TakeAsync(Caller.Of(httpContext).AccountNo, cancellation);
        var response = httpContext.Response;
        response.ContentType = Negotiation.JsonLines;
        if (httpContext.Request.Headers[StreamingHeader] is ["true"])
        {
            response.Headers[StreamingHeader] = "true";
        }

        var options = httpContext.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var type = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        using var stalled = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            await foreach (var item in items.WithCancellation(cancellation))
            {
                stalled.CancelAfter(LongestStall);
                await JsonSerializer.SerializeAsync(response.Body, item, type, stalled.Token);
                await response.Body.WriteAsync(NewLine, stalled.Token);
                stalled.CancelAfter(Timeout.InfiniteTimeSpan);
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // The end of the body is missing, and so the caller knows.
            httpContext.Abort();
        }
    }
}
