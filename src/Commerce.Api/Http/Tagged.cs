using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace Commerce.Api.Http;

/// <summary>
/// A single object as JSON with its <c>ETag</c>; 304 and no body where <c>If-None-Match</c> names it.
/// </summary>
internal sealed class Tagged<T>(T value) : IResult, IEndpointMetadataProvider
    where T : class
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(200, typeof(T), [Negotiation.Json]));
        builder.Metadata.Add(TaggedMetadata.Instance);
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var bytes = EntityTag.Serialize(httpContext, value);
        var tag = EntityTag.Of(bytes);
        httpContext.Response.Headers.ETag = tag;
        if (HttpMethods.IsGet(httpContext.Request.Method) && EntityTag.IsKnown(httpContext, tag))
        {
            httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        httpContext.Response.ContentType = "application/json; charset=utf-8";
        httpContext.Response.ContentLength = bytes.Length;
        await httpContext.Response.Body.WriteAsync(bytes, httpContext.RequestAborted);
    }
}
