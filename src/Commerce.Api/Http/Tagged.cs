using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace Commerce.Api.Http;

/// <summary>An object or a list as JSON with its <c>ETag</c>; 304 and no body where <c>If-None-Match</c> names it.</summary>
/// <param name="value">The object.</param>
/// <param name="tag">The validator where it is known without the bytes; else it is made of them.</param>
internal sealed class Tagged<T>(T value, string? tag = null) : IResult, IEndpointMetadataProvider
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
        var validator = tag ?? EntityTag.Of(bytes);
        if (HttpMethods.IsGet(httpContext.Request.Method) && EntityTag.IsKnown(httpContext, validator))
        {
            await new NotModified(validator).ExecuteAsync(httpContext);
            return;
        }

        httpContext.Response.Headers.ETag = validator;
        httpContext.Response.ContentType = "application/json; charset=utf-8";
        httpContext.Response.ContentLength = bytes.Length;
        await httpContext.Response.Body.WriteAsync(bytes, httpContext.RequestAborted);
    }
}
