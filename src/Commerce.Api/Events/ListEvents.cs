using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using Commerce.Query.Sql;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Commerce.Api.Events;

internal static class ListEvents
{
    /// <summary>List what happened</summary>
    /// <remarks>
    /// Everything that the caller's account may know of, oldest first, per request in the order in which it happened; what
    /// happened while a request was a Draft is told to its vendor when it is handed over. Events are kept for 30 days.
    /// The `Link` header always says where to go on, also from an empty page: who follows it misses nothing, and may be told
    /// something twice, under the same `id`. `Prefer: wait=N` holds an empty page up to N seconds, 55 at the most.
    /// </remarks>
    public static async Task<Results<Ok<Page<CommerceEvent>>, ProblemResult>> Handle(
        Caller caller, HttpContext http, ConnectionPool database, RenderEvents render, EventWait wait,
        CancellationToken cancellation)
    {
        var query = EventQuery.Parse(RawQuery.Of(http));
        var after = query.After is { } known ? await FindEventPlace.RunAsync(known, caller, database, cancellation) : 0;
        if (after is not { } place)
        {
            return Problems.EventGone();
        }

        var patience = Waiting.Of(http);
        var rows = query.Limit == 0
            ? []
            : await wait.UntilAsync(
                EventTopic.Of(caller), patience, () => FindAsync(query, place, caller, database, cancellation),
                cancellation) ?? [];
        var total = rows.Count < query.Limit ? rows.Count : await CountAsync(query, place, caller, database, cancellation);
        LinkNext(http, query, rows.Count > 0 ? rows[^1].Id : query.After);
        return TypedResults.Ok(new Page<CommerceEvent>
        {
            Meta = new PageMeta
            {
                Pagination = new Pagination { Offset = 0, Limit = query.Limit, Total = total },
                Omitted = [],
            },
            Data = await render.RunAsync(rows, caller, cancellation),
        });
    }

    /// <returns>Null where there is nothing.</returns>
    private static async Task<IReadOnlyList<EventRow>?> FindAsync(
        EventQuery query, long after, Caller caller, ConnectionPool database, CancellationToken cancellation)
    {
        var rows = await database.ListAsync<EventRow>(
            SqlText.Of($"""
                select {EventRow.Columns}
                from event e
                join request r on r.request_no = e.request_no
                where {Condition(query, after, caller)}
                order by e.place
                limit {query.Limit}
                """),
            cancellation);
        return rows.Count > 0 ? rows : null;
    }

    private static Task<long> CountAsync(
        EventQuery query, long after, Caller caller, ConnectionPool database, CancellationToken cancellation) =>
        database.FindAsync<long>(
            SqlText.Of($"select count(*) from event e where {Condition(query, after, caller)}"), cancellation);

    private static SqlText Condition(EventQuery query, long after, Caller caller)
    {
        string[] types = [.. query.Types];
        var ofTypes = types.Length == 0 ? SqlText.Empty : SqlText.Of($" and e.type = any({types})");
        return SqlText.Of($"e.place > {after} and {EventScope.Visible(caller)}{ofTypes}");
    }

    private static void LinkNext(HttpContext http, EventQuery query, EventId? last)
    {
        string[] parts =
        [
            .. last is { } id ? [$"{EventQuery.AfterName}={id}"] : Array.Empty<string>(),
            .. query.Types.Count > 0 ? [$"{EventQuery.TypesName}={string.Join(',', query.Types)}"] : Array.Empty<string>(),
            $"{EventQuery.LimitName}={query.Limit}",
        ];
        http.Response.Headers.Append("Link", $"<{http.Request.Path.ToUriComponent()}?{string.Join('&', parts)}>; rel=\"next\"");
    }
}
