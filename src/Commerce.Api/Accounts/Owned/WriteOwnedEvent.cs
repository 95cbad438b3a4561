using Commerce.Api.AuditTrail;
using Commerce.Foundation.Database;
using Commerce.Foundation.Identity;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Api.Accounts.Owned;

/// <summary>
/// Notes what happened to an object: in its own audit, which keeps the last of each kind, and in the trail, where the
/// account behind the object and Operations read it.
/// </summary>
internal static class WriteOwnedEvent
{
    /// <param name="by">Null for the operator at a terminal.</param>
    public static Task RunAsync(
        OwnedKind kind, int number, OwnedEvent happened, Caller? by, NpgsqlConnection connection)
    {
        var at = happened == OwnedEvent.Created
            ? SqlText.Of($"o.created_at")
            : SqlText.Of($"date_trunc('milliseconds', clock_timestamp())");
        var subject = SqlText.Of($"""
            select e.at, null::bigint as request_no, {number}::bigint as object_no,
                case when a.type = 'Client' then a.account_no end as client_no,
                case when a.type = 'Vendor' then a.account_no end as vendor_no,
                a.type = 'Client' as client_visible, a.type = 'Vendor' as vendor_visible, true as operations_visible
            from e
            join {kind.Table} o on {kind.Number} = {number}
            join account a on a.account_no = {kind.Owner}
            """);
        return connection.ExecuteAsync(SqlText.Of($"""
            with e as (
                insert into account_audit (kind, object_no, event, at, user_no, token_no, account_no)
                select {kind.Name}, {number}, {happened.Name()}, {at},
                    {by?.UserNo}::int, {by?.TokenNo}::int, {by?.AccountNo}::int
                from {kind.Table} o
                where {kind.Number} = {number}
                on conflict (kind, object_no, event) do update
                set at = excluded.at, user_no = excluded.user_no, token_no = excluded.token_no,
                    account_no = excluded.account_no
                returning at
            )
            {WriteRecord.Of($"{kind.Name}.{happened.Name()}", by, subject)}
            """));
    }
}
