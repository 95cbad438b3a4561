using Commerce.Api.AuditTrail;
using Commerce.Api.Requests;
using Commerce.Foundation.Database;
using Commerce.Query.Sql;
using Npgsql;

namespace Commerce.Api.Events;

/// <summary>Writes an event: a step of the statement, or of the transaction, that has the effect.</summary>
internal static class WriteEvent
{
    /// <summary>Within a statement that has taken the thread's row lock and counted its <c>last_event</c> up.</summary>
    /// <param name="type">One of <see cref="EventTypes"/>.</param>
    /// <param name="subject">
    /// A query of a row for each event: <c>request_no</c>, <c>seq</c>, <c>object_no</c>, <c>at</c>, <c>client_no</c>,
    /// <c>vendor_no</c>, <c>client_visible</c>, <c>vendor_visible</c>, <c>operations_visible</c>, <c>status</c>.
    /// </param>
    /// <param name="place">Its place in the feed, where it is known: see <see cref="PlacesAtOnce"/>.</param>
    public static SqlText Of(string type, SqlText subject, SqlText? place = null) => SqlText.Of($"""
        insert into event (
            request_no, seq, type, object_no, at, client_no, vendor_no,
            client_visible, vendor_visible, operations_visible, withheld, place)
        select s.request_no, s.seq, {type}, s.object_no, s.at, s.client_no, s.vendor_no, s.client_visible,
            s.vendor_visible and s.status <> 'Draft', s.operations_visible, s.vendor_visible and s.status = 'Draft',
            {place ?? SqlText.Of($"null::bigint")}
        from ({subject}) s
        """);

    /// <summary>Within a transaction that holds the thread's row lock.</summary>
    /// <param name="happened">
    /// A query of one row: <c>object_no</c>, <c>at</c>, <c>client_visible</c>, <c>vendor_visible</c>,
    /// <c>operations_visible</c>.
    /// </param>
    public static Task RunAsync(RequestId id, string type, SqlText happened, NpgsqlConnection connection) =>
        connection.ExecuteAsync(SqlText.Of($"""
            with r as (
                update thread
                set last_event = last_event + 1
                where request_no = {id.Number}
                returning request_no, last_event as seq, client_no, vendor_no, status
            )
            {Of(type, SqlText.Of($"select * from r cross join ({happened}) h"))}
            """));

    /// <summary>
    /// Tells the vendor what happened while the request was a Draft, in its order: the request is handed over now.
    /// </summary>
    public static Task RevealAsync(RequestId id, NpgsqlConnection connection) =>
        connection.ExecuteAsync(SqlText.Of($"""
            with told as (
                update event
                set withheld = false
                where request_no = {id.Number} and withheld
                returning *
            ), numbered as (
                select *, row_number() over (order by seq) as n from told
            ), r as (
                update thread
                set last_event = last_event + (select count(*) from told)
                where request_no = {id.Number}
                returning last_event - (select count(*) from told) as before
            )
            insert into event (
                request_no, seq, type, object_no, at, client_no, vendor_no,
                client_visible, vendor_visible, operations_visible)
            select n.request_no, r.before + n.n, n.type, n.object_no, n.at, n.client_no, n.vendor_no, false, true, false
            from numbered n
            cross join r
            """));
}
