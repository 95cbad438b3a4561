using Commerce.Foundation.Database;
using Commerce.Foundation.Identity;
using Commerce.Query.Sql;

namespace Commerce.Api.Events;

/// <summary>Where in the feed a reader stands that has seen an event.</summary>
internal static class FindEventPlace
{
    /// <returns>Null where the event is no longer kept, or never was the reader's to see.</returns>
    public static Task<long?> RunAsync(
        EventId id, Caller reader, ConnectionPool database, CancellationToken cancellation) =>
        database.FindAsync<long?>(
            SqlText.Of($"""
                select e.place
                from event e
                where e.request_no = {id.RequestNo} and e.seq = {id.Seq} and {EventScope.Visible(reader)}
                """),
            cancellation);
}
