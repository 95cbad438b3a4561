using Commerce.Api.Database;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Api.Accounts;

internal static class ListAccounts
{
    /// <summary>All accounts, the oldest first.</summary>
    public static Task<IReadOnlyList<AccountRow>> Handle(
        NpgsqlDataSource database, CancellationToken cancellation) =>
        database.ListAsync<AccountRow>(
            SqlText.Of($"""
                select account_no, type, status, name, created_at
                from account
                order by created_at, account_no
                """),
            cancellation);
}
