using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Commerce.Baselines.Bare;

/// <summary>
/// A plain insert into a plain table: no row lock, no number of the thread, no counters, no outbox, no trail.
/// </summary>
internal static class CreateMessage
{
    public static async Task<Created<Posted>> Handle(
        string id, NewMessage message, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var posted = await connection.QuerySingleAsync<Posted>(new CommandDefinition(
            """
            insert into bench.message (request_no, content)
            values (@request, @content)
            returning id, content, created_at
            """,
            new { request = Ids.Request(id), content = message.Content },
            cancellationToken: cancellation));
        return TypedResults.Created($"/v1/commerce/requests/{id}/messages/{posted.Id}", posted);
    }
}
