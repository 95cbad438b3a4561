using Commerce.Foundation.Database;
using Commerce.Query.Sql;

namespace Commerce.Foundation.Identity;

/// <summary>Finds the account and the user that a JWT names.</summary>
internal static class FindUserCaller
{
    /// <returns>Null unless both are known and active, belong together, and the account is of the type claimed.</returns>
    public static ValueTask<Caller?> Handle(
        JwtClaims claims, RecentCallers recent, ConnectionPool database, CancellationToken cancellation) =>
        recent.Users.GetAsync(claims, () => FindAsync(claims, database, cancellation));

    private static async Task<Caller?> FindAsync(
        JwtClaims claims, ConnectionPool database, CancellationToken cancellation)
    {
        if (EntityNumber.Parse("ACC", claims.AccountId) is not { } accountNo
            || EntityNumber.Parse("USR", claims.UserId) is not { } userNo
            || ParseType(claims.AccountType) is not { } type)
        {
            return null;
        }

        var known = await database.FindAsync<int?>(
            SqlText.Of($"""
                select 1
                from account_user u
                join account a on a.account_no = u.account_no
                where u.user_no = {userNo} and a.account_no = {accountNo} and a.type = {type.ToString()}
                    and u.status = 'Active' and a.status = 'Active'
                """),
            cancellation);
        return known is null ? null : new Caller(accountNo, type, userNo, null);
    }

    /// <summary>By name only: the framework would take a number, or several names at once.</summary>
    private static AccountType? ParseType(string? name) => Enum.GetValues<AccountType>()
        .Cast<AccountType?>()
        .FirstOrDefault(type => type.ToString()!.Equals(name, StringComparison.OrdinalIgnoreCase));
}
