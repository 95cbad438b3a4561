using Commerce.Api.Requests;
using Commerce.Foundation.Markup;

namespace Commerce.Api.Attachments;

internal static class RequestAttachmentLinks
{
    /// <summary>What ids in a text of the request stand for.</summary>
    public static AttachmentLinks Of(RequestId request) =>
        new($"{request.Href}/attachments/", $"ATT-{request.Digits()}-");
}
