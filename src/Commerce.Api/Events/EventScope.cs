using Commerce.Foundation.Identity;
using Commerce.Query.Sql;

namespace Commerce.Api.Events;

/// <summary>
/// Which events an account is told. It was decided when they were written, and stands outside every condition that a
/// caller can write.
/// </summary>
internal static class EventScope
{
    /// <summary>The condition on the event under the alias <c>e</c>.</summary>
    public static SqlText Visible(Caller reader) => reader.Type switch
    {
        AccountType.Client => SqlText.Of($"e.client_no = {reader.AccountNo} and e.client_visible"),
        AccountType.Vendor => SqlText.Of($"e.vendor_no = {reader.AccountNo} and e.vendor_visible"),
        AccountType.Operations => SqlText.Of($"e.operations_visible"),
    };
}
