using Commerce.Api.Requests;
using Commerce.Foundation.Identity;
using Commerce.Query.Sql;

namespace Commerce.Api.Accounts.Owned;

/// <summary>Whose users and tokens a caller sees.</summary>
internal static class OwnedScope
{
    /// <summary>Those of its account; Operations those of all.</summary>
    public static SqlText OfAccount(Caller caller) => caller.Type == AccountType.Operations
        ? SqlText.Of($"true")
        : SqlText.Of($"o.account_no = {caller.AccountNo}");

    /// <summary>Also those that a request names by their address, to those who see the request.</summary>
    /// <param name="names">The condition that the request <c>r</c> names the object <c>o</c>.</param>
    public static SqlText OfAccountOrNamed(Caller caller, SqlText names) => SqlText.Of($"""
        ({OfAccount(caller)} or exists (
            select 1
            from request r
            where ({names}) and {RequestScope.Of(caller)}))
        """);
}
