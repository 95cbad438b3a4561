using Commerce.Query.Sql;

namespace Commerce.Api.Events;

/// <summary>
/// Gives events their places in the feed within the statement that writes them, which spares the database to write each twice.
/// </summary>
internal static class PlacesAtOnce
{
    /// <summary>
    /// The steps, for a statement that has locked the threads: <c>due</c> has a row <c>n</c>, <c>place</c> for each event that
    /// gets one. None gets one while somebody else gives places, which is not waited for, nor behind an event of its request
    /// that has none yet or is no longer kept; <see cref="PlaceEvents"/> gives those theirs.
    /// </summary>
    /// <param name="events">
    /// A query of a row for each event in their order: <c>n</c>, <c>request_no</c>, and <c>last_event</c>, the number of the
    /// request's last event before.
    /// </param>
    public static SqlText Steps(SqlText events) => SqlText.Of($"""
        head as materialized (
            select place from event_head where feed = 0 for update skip locked
        ), due as materialized (
            select o.n, head.place + row_number() over (order by o.n) as place
            from ({events}) o
            join event e on e.request_no = o.request_no and e.seq = o.last_event and e.place is not null
            cross join head
        ), moved as (
            update event_head h
            set place = d.place
            from (select max(place) as place from due) d
            where h.feed = 0 and d.place is not null
        )
        """);
}
