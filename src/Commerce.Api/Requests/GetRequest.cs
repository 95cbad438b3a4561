using Commerce.Api.Database;
using Commerce.Api.Http;
using Commerce.Api.Identity;
using Commerce.Query;
using Commerce.Query.Sql;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Commerce.Api.Requests;

internal static class GetRequest
{
    /// <summary>Read a request</summary>
    /// <remarks>A vendor does not see a request while it is a Draft.</remarks>
    public static async Task<Results<Ok<Request>, ProblemResult>> Handle(
        RequestId id, Caller caller, HttpContext http, NpgsqlDataSource database, CancellationToken cancellation)
    {
        var projection = ListQuery.ParseSelect(RawQuery.Of(http), RequestFields.For(caller.Type));
        return await FindAsync(id, caller, database, cancellation) is { } row
            ? TypedResults.Ok(row.ToRequest(projection, caller))
            : Problems.NotFound();
    }

    public static Task<RequestRow?> FindAsync(
        RequestId id, Caller caller, NpgsqlDataSource database, CancellationToken cancellation) =>
        database.FindAsync<RequestRow>(
            SqlText.Of($"""
                select {RequestRow.Columns(caller, [])}
                from request r
                {RequestRow.Joins}
                where r.request_no = {id.Number} and {RequestScope.Of(caller)}
                """),
            cancellation);
}
