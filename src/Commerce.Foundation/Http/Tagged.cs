using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace Commerce.Foundation.Http;

/// <summary>An object or a list as JSON with its <c>ETag</c>; 304 and no body where <c>If-None-Match</c> names it.</summary>
/// <param name="value">The object.</param>
/// <param name="tag">The validator where it is known without the bytes; else it is made of them.</param>
internal sealed class Tagged<T>(T value, string? tag = null) : IResult, IEndpointMetadataProvider
    where T : class
{
    private byte[]? _bytes;

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(200, typeof(T), [Negotiation.Json]));
        builder.Metadata.Add(TaggedMetadata.Instance);
    }

    /// <returns>304 where the caller has it.</returns>
    public NotModified? Unchanged(HttpContext http)
    {
        if (!HttpMethods.IsGet(http.Request.Method) || http.Request.Headers.IfNoneMatch.Count == 0)
        {
            return null;
        }

        var validator = tag ?? EntityTag.Of(Bytes(http));
        return EntityTag.IsKnown(http, validator) ? new NotModified(validator) : null;
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        if (Unchanged(httpContext) is { } unchanged)
        {
            await unchanged.ExecuteAsync(httpContext);
            return;
        }

        var bytes = Bytes(httpContext);
        httpContext.Response.Headers.ETag = tag ?? EntityTag.Of(bytes);
        httpContext.Response.ContentType = "application/json; charset=utf-8";
        httpContext.Response.ContentLength = bytes.Length;
        await httpContext.Response.Body.WriteAsync(bytes, httpContext.RequestAborted);
    }

    private byte[] Bytes(HttpContext http) => _bytes ??= EntityTag.Serialize(http, value);
}
