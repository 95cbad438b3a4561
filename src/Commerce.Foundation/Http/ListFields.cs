using Commerce.Foundation.Identity;
using Commerce.Query;

namespace Commerce.Foundation.Http;

/// <summary>
/// Endpoint metadata: what the queries of a list may name. It may depend on who reads: a field that is not the
/// reader's does not exist for it.
/// </summary>
internal sealed record ListFields(Func<AccountType, FieldSet> For)
{
    /// <summary>The fields that the OpenAPI document shows.</summary>
    public FieldSet Documented => For(AccountType.Operations);
}
