using Commerce.Api.Markup;
using Commerce.Api.Requests;

namespace Commerce.Api.Attachments;

internal static class RequestAttachmentLinks
{
    /// <summary>What ids in a text of the request stand for.</summary>
    public static AttachmentLinks Of(RequestId request) =>
        new($"{request.Href}/attachments/", $"ATT-{request.Digits()}-");
}
