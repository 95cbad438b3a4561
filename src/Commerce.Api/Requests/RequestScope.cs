using Commerce.Foundation.Identity;
using Commerce.Query.Sql;

namespace Commerce.Api.Requests;

/// <summary>Which requests an account sees. It stands outside every condition that a caller can write.</summary>
internal static class RequestScope
{
    /// <summary>The condition on the request, or on its thread, under the alias <c>r</c>. A vendor does not see drafts.</summary>
    public static SqlText Of(Caller caller) => caller.Type switch
    {
        AccountType.Client => SqlText.Of($"r.client_no = {caller.AccountNo}"),
        AccountType.Vendor => SqlText.Of($"r.vendor_no = {caller.AccountNo} and r.status <> 'Draft'"),
        AccountType.Operations => SqlText.Of($"true"),
    };
}
