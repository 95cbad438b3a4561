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

    /// <summary>The same where the callers are rows <c>p</c>, each with its <c>account_type</c> and <c>account_no</c>.</summary>
    public static SqlText OfEach { get; } = SqlText.Of($"""
        case p.account_type
            when 'Client' then r.client_no = p.account_no
            when 'Vendor' then r.vendor_no = p.account_no and r.status <> 'Draft'
            else p.account_type = 'Operations'
        end
        """);
}
