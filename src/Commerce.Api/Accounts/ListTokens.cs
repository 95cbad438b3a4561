using Commerce.Api.Database;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Api.Accounts;

internal static class ListTokens
{
    /// <summary>API tokens of one account or of all, the oldest first.</summary>
    /// <exception cref="AccountsException">There is no such account.</exception>
    public static async Task<IReadOnlyList<TokenRow>> Handle(
        int? accountNo, NpgsqlDataSource database, CancellationToken cancellation)
    {
        var scope = SqlText.Empty;
        if (accountNo is { } number)
        {
            await FindAccountType.Handle(number, database, cancellation);
            scope = SqlText.Of($"where account_no = {number}");
        }

        return await database.ListAsync<TokenRow>(
            SqlText.Of($"""
                select token_no, account_no, status, name, expires_at, created_at
                from api_token
                {scope}
                order by created_at, token_no
                """),
            cancellation);
    }
}
