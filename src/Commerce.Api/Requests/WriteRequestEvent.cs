using Commerce.Api.AuditTrail;
using Commerce.Api.Events;
using Commerce.Foundation.Database;
using Commerce.Foundation.Identity;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Api.Requests;

/// <summary>
/// Notes what happened to a request: in its own audit, which keeps the last of each kind, in the trail, and in the events.
/// </summary>
internal static class WriteRequestEvent
{
    private const string Prefix = "request.";

    /// <param name="type">One of <see cref="EventTypes"/> that begins with <c>request.</c>.</param>
    /// <param name="at">When; null for now.</param>
    public static async Task RunAsync(
        RequestId id, string type, DateTimeOffset? at, Caller caller, NpgsqlConnection connection)
    {
        var subject = SqlText.Of($"""
            select e.at, r.request_no, null::bigint as object_no, r.client_no, r.vendor_no,
                true as client_visible, true as vendor_visible, true as operations_visible
            from e
            join request r on r.request_no = {id.Number}
            """);
        var happened = await connection.FindAsync<DateTimeOffset>(SqlText.Of($"""
            with e as (
                insert into request_audit (request_no, event, at, user_no, token_no, account_no)
                values (
                    {id.Number}, {type[Prefix.Length..]},
                    coalesce({at}::timestamptz, date_trunc('milliseconds', clock_timestamp())),
                    {caller.UserNo}::int, {caller.TokenNo}::int, {caller.AccountNo})
                on conflict (request_no, event) do update
                set at = excluded.at, user_no = excluded.user_no, token_no = excluded.token_no,
                    account_no = excluded.account_no
                returning at
            ), recorded as ({WriteRecord.Of(type, caller, subject)})
            select at from e
            """));
        await WriteEvent.RunAsync(
            id, type, SqlText.Of($"""
                select null::int as object_no, {happened} as at, true as client_visible, true as vendor_visible,
                    true as operations_visible
                """),
            connection);
    }
}
