using Commerce.Foundation.Identity;
using Commerce.Query.Sql;

namespace Commerce.Api.Attachments;

/// <summary>
/// Which attachments an account sees of the requests that it sees. It stands outside every condition that a caller can
/// write.
/// </summary>
internal static class AttachmentScope
{
    /// <summary>The condition on the attachment under the alias <c>f</c>.</summary>
    public static SqlText Visible(Caller caller) => caller.Type switch
    {
        AccountType.Client => SqlText.Of($"f.client_visible"),
        AccountType.Vendor => SqlText.Of($"f.vendor_visible"),
        AccountType.Operations => SqlText.Of($"f.operations_visible"),
    };
}
