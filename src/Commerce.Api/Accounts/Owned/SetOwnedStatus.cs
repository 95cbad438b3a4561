using Commerce.Foundation.Database;
using Commerce.Foundation.Identity;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Api.Accounts.Owned;

/// <summary>
/// Lets an object act, or stops it: an account together with its users and tokens, all from the next call on.
/// </summary>
internal static class SetOwnedStatus
{
    /// <summary>As the operator does it at a terminal: that it is so already is no mistake.</summary>
    /// <returns>Whether that changed anything.</returns>
    /// <exception cref="AccountsException">There is no such object.</exception>
    public static Task<bool> Handle(
        OwnedKind kind, int number, AccountStatus status, ConnectionPool database, CancellationToken cancellation) =>
        database.InTransactionAsync(
            async connection =>
            {
                var known = await connection.FindAsync<string>(SqlText.Of($"""
                    select o.status from {kind.Table} o where {kind.Number} = {number} for no key update
                    """)) ?? throw AccountsException.Unknown(kind.Name, kind.Prefix, number);
                if (known == status.ToString())
                {
                    return false;
                }

                await RunAsync(kind, number, status, null, connection);
                return true;
            },
            cancellation);

    /// <param name="by">Null for the operator at a terminal.</param>
    public static async Task RunAsync(
        OwnedKind kind, int number, AccountStatus status, Caller? by, NpgsqlConnection connection)
    {
        await connection.ExecuteAsync(SqlText.Of($"""
            update {kind.Table} o set status = {status.ToString()} where {kind.Number} = {number}
            """));
        await WriteOwnedEvent.RunAsync(
            kind, number, status == AccountStatus.Active ? OwnedEvent.Enabled : OwnedEvent.Disabled, by, connection);
    }
}
