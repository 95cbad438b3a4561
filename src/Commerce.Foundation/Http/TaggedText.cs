using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Http.Metadata;

namespace Commerce.Foundation.Http;

/// <summary>
/// A single object as text with its <c>ETag</c>; 304 and no body where <c>If-None-Match</c> names it.
/// </summary>
internal sealed class TaggedText(string text, string mediaType) : IResult, IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(TaggedMetadata.Instance);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var tag = EntityTag.Of(bytes);
        httpContext.Response.Headers.ETag = tag;
        if (EntityTag.IsKnown(httpContext, tag))
        {
            httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        httpContext.Response.ContentType = $"{mediaType}; charset=utf-8";
        httpContext.Response.ContentLength = bytes.Length;
        await httpContext.Response.Body.WriteAsync(bytes, httpContext.RequestAborted);
    }
}
