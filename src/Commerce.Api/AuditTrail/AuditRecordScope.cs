using Commerce.Foundation.Identity;
using Commerce.Query.Sql;

namespace Commerce.Api.AuditTrail;

/// <summary>Which records an account sees. It stands outside every condition that a caller can write.</summary>
internal static class AuditRecordScope
{
    /// <summary>
    /// The condition on the record <c>d</c>. What is hidden from an account type leaves no record that it sees, and
    /// what happens to a Draft none that a vendor sees while it is one.
    /// </summary>
    public static SqlText Of(Caller caller) => caller.Type switch
    {
        AccountType.Client => SqlText.Of($"d.client_no = {caller.AccountNo} and d.client_visible"),
        AccountType.Vendor => SqlText.Of($"""
            d.vendor_no = {caller.AccountNo} and d.vendor_visible
                and not exists (
                    select 1
                    from request r
                    where r.request_no = d.request_no and r.vendor_no = {caller.AccountNo} and r.status = 'Draft')
            """),
        AccountType.Operations => SqlText.Of($"d.operations_visible"),
    };
}
