using Commerce.Api.AuditTrail;
using Commerce.Api.Requests;
using Commerce.Foundation.Identity;

namespace Commerce.Api.Messages;

/// <summary>A message that a caller wants to be stored, with all that is recorded of its call.</summary>
internal sealed record Post(RequestId Request, string Content, Audience Sees, Caller Caller, int Nonce, Guid? TraceId)
{
    public static Post Of(RequestId request, string content, Audience sees, Caller caller) =>
        new(request, content, sees, caller, WriteRecord.Nonce(), WriteRecord.TraceId);
}
