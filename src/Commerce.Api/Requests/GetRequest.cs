using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Commerce.Foundation.Markup;
using Commerce.Query;
using Commerce.Query.Sql;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Commerce.Api.Requests;

internal static class GetRequest
{
    /// <summary>Read a request</summary>
    /// <remarks>A vendor does not see a request while it is a Draft.</remarks>
    public static async Task<Results<Tagged<Request>, ProblemResult>> Handle(
        RequestId id, Caller caller, HttpContext http, ConnectionPool database, TimeProvider clock,
        MarkupRenderer markup, CancellationToken cancellation)
    {
        var projection = ListQuery.ParseSelect(RawQuery.Of(http), RequestFields.For(caller.Type));
        var row = await database.FindAsync<RequestRow>(Sql(id, projection, caller, clock.GetUtcNow()), cancellation);
        if (row is null)
        {
            return Problems.NotFound();
        }

        var read = await RequestMessages.ReadAsync(row, projection, markup, cancellation);
        return new Tagged<Request>(read.ToRequest(projection, caller));
    }

    /// <summary>The request as the caller may see it: what read-one, a creation and a change answer with.</summary>
    public static async Task<Request?> FullAsync(RequestId id, Caller caller, NpgsqlConnection connection)
    {
        var full = RequestFields.For(caller.Type).FullProjection;
        // The full form holds no messages: no filter of theirs asks for the time.
        var row = await connection.FindAsync<RequestRow>(Sql(id, full, caller, DateTimeOffset.UnixEpoch));
        return row?.ToRequest(full, caller);
    }

    private static SqlText Sql(RequestId id, Projection projection, Caller caller, DateTimeOffset now) => SqlText.Of($"""
        select {RequestRow.Columns(projection, caller, [], now)}
        from request r
        {RequestRow.Joins(projection)}
        where r.request_no = {id.Number} and {RequestScope.Of(caller)}
        """);
}
