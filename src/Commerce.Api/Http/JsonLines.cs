using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Commerce.Api.Http;

/// <summary>
/// Answers with a list without an envelope, one object a line, written while the rows are read: a list of any length
/// takes the memory of one row.
/// </summary>
internal sealed class JsonLines<T>(IAsyncEnumerable<T> items) : IResult
{
    // Clients of the marketplace send it with such a call, and refuse an answer that does not repeat it.
    private const string StreamingHeader = "MPT-Streaming";

    private static readonly byte[] NewLine = "\n"u8.ToArray();

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var cancellation = httpContext.RequestAborted;
        var response = httpContext.Response;
        response.ContentType = Negotiation.JsonLines;
        if (httpContext.Request.Headers[StreamingHeader] is ["true"])
        {
            response.Headers[StreamingHeader] = "true";
        }

        var options = httpContext.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var type = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        await foreach (var item in items.WithCancellation(cancellation))
        {
            await JsonSerializer.SerializeAsync(response.Body, item, type, cancellation);
            await response.Body.WriteAsync(NewLine, cancellation);
        }
    }
}
