using Commerce.Foundation.Database;
using Commerce.Query;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Api.Accounts.Owned;

/// <summary>Reads one object by its number.</summary>
internal static class FindOwned
{
    /// <param name="scope">The condition on the object <c>o</c> that it exists for the caller.</param>
    /// <returns>Null where there is no such object in the scope.</returns>
    public static Task<OwnedRow?> RunAsync(
        OwnedKind kind, int number, SqlText scope, Projection projection, NpgsqlConnection connection) =>
        connection.FindAsync<OwnedRow>(SqlText.Of($"""
            select {OwnedRow.Columns(kind, projection, [])}
            from {kind.Table} o
            {OwnedRow.Joins(kind)}
            where {kind.Number} = {number} and {scope}
            """));
}
