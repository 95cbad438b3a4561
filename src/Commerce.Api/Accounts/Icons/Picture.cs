using System.Reflection;
using Commerce.Foundation.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Commerce.Api.Accounts.Icons;

/// <summary>Answers with an image and its <c>ETag</c>; 304 and no body where <c>If-None-Match</c> names it.</summary>
internal sealed record Picture(string MediaType, byte[] Content, string Tag) : IResult, IEndpointMetadataProvider
{
    public const string Png = "image/png";
    public const string Jpeg = "image/jpeg";
    public const string Svg = "image/svg+xml";

    // An image is opened as a page of its own as well: nothing in it runs or loads anything.
    private const string Policy = "default-src 'none'; sandbox";

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK));
        builder.Metadata.Add(TaggedMetadata.Instance);
        builder.Metadata.Add(new TextForms([Png, Jpeg, Svg]) { IsTextOnly = true });
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.Headers.ETag = Tag;
        response.Headers.ContentSecurityPolicy = Policy;
        if (EntityTag.IsKnown(httpContext, Tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = MediaType;
        response.ContentLength = Content.Length;
        await response.Body.WriteAsync(Content, httpContext.RequestAborted);
    }
}
