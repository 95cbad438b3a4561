using System.Globalization;
using Commerce.Connector.Envelope;
using Commerce.Foundation.Database;
using Commerce.Query.Sql;

namespace Commerce.Connector.Filters;

/// <summary>Lists rows, oldest first, filtered and paged as the call asks.</summary>
internal static class ConnectorList
{
    /// <param name="columns">What is selected.</param>
    /// <param name="source">From where, with a <c>where</c> that lets through what the caller may see.</param>
    /// <param name="time">The column by which it is sorted, and behind it the id.</param>
    /// <param name="key">Both of a row.</param>
    public static async Task<IReadOnlyList<T>> RunAsync<T>(
        ConnectorCall call, FilterFields fields, SqlText columns, SqlText source, SqlText time, SqlText id,
        Func<T, (DateTimeOffset Time, string Id)> key)
    {
        var page = ListPage.Of(call.Http);
        var filter = fields.Compile(call.Http);
        var rows = await call.Database.ListAsync<T>(
            SqlText.Of($"""
                select {columns}
                {source} and {filter}{page.Condition(time, id)}
                order by {time}, {id}{page.Limit}
                """),
            call.Cancellation);
        if (page.Counts)
        {
            var total = await call.Database.FindAsync<long>(
                SqlText.Of($"select count(*) {source} and {filter}"), call.Cancellation);
            call.Http.Response.Headers["X-Total-Count"] = total.ToString(CultureInfo.InvariantCulture);
        }

        return page.Cut(rows, key, call.Http);
    }
}
