using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Commerce.Baselines.Bare;

internal static class ListMessages
{
    private static readonly string[] Omitted = ["visibility", "account", "audit"];

    /// <summary>
    /// The total comes with the rows: from the counter of the request, or counted where the list is filtered.
    /// </summary>
    public static async Task<Results<Ok<Page>, NotFound>> Handle(
        string id, NpgsqlDataSource database, CancellationToken cancellation, int limit = 100, int offset = 0,
        string? type = null, DateTimeOffset? createdAfter = null)
    {
        var request = Ids.Request(id);
        var command = type is null || createdAfter is not { } after
            ? new CommandDefinition(
                """
                select (select vendor_messages from thread where request_no = @request)::bigint as total,
                    m.seq, m.type, m.content
                from message m
                where m.request_no = @request
                order by m.seq
                limit @limit offset @offset
                """,
                new { request, limit, offset },
                cancellationToken: cancellation)
            : new CommandDefinition(
                """
                select (
                        select count(*)
                        from message
                        where request_no = @request and type = @type and created_at > @after) as total,
                    m.seq, m.type, m.content
                from message m
                where m.request_no = @request and m.type = @type and m.created_at > @after
                order by m.seq
                limit @limit offset @offset
                """,
                new { request, type, after = after.UtcDateTime, limit, offset },
                cancellationToken: cancellation);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var rows = (await connection.QueryAsync<Row>(command)).AsList();
        if (rows.Count == 0)
        {
            return TypedResults.NotFound();
        }

        var data = new ShortMessage[rows.Count];
        for (var i = 0; i < data.Length; i++)
        {
            var row = rows[i];
            data[i] = new ShortMessage(
                Ids.Message(request, row.Seq), Ids.Href(request, row.Seq), row.Type, row.Content);
        }

        return TypedResults.Ok(new Page(new Meta(new Pagination(offset, limit, rows[0].Total), Omitted), data));
    }

    private sealed record Row(long Total, int Seq, string Type, string Content);
}
