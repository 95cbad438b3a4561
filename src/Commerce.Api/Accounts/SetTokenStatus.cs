using Commerce.Api.Database;
using Commerce.Api.Identity;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Api.Accounts;

internal static class SetTokenStatus
{
    /// <summary>Lets an API token act, or stops it from the next call on.</summary>
    /// <exception cref="AccountsException">There is no such token.</exception>
    public static async Task Handle(
        int tokenNo, AccountStatus status, NpgsqlDataSource database, CancellationToken cancellation)
    {
        var found = await database.FindAsync<int?>(
            SqlText.Of($"""
                update api_token
                set status = {status.ToString()}
                where token_no = {tokenNo}
                returning token_no
                """),
            cancellation);
        if (found is null)
        {
            throw AccountsException.Unknown("token", "TKN", tokenNo);
        }
    }
}
