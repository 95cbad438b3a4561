using System.Globalization;
using System.Text.Json;
using Npgsql;

namespace Commerce.Baselines.Limit;

internal static class ListMessages
{
    private const string Page =
        """
        select (select vendor_messages from thread where request_no = $1), seq, type, content
        from message
        where request_no = $1
        order by seq
        limit $2
        """;

    private const string Filtered =
        """
        select (select count(*)::int from message where request_no = $1 and type = $3 and created_at > $4),
            seq, type, content
        from message
        where request_no = $1 and type = $3 and created_at > $4
        order by seq
        limit $2
        """;

    private static readonly JsonEncodedText Meta = JsonEncodedText.Encode("$meta");
    private static readonly JsonEncodedText Pagination = JsonEncodedText.Encode("pagination");
    private static readonly JsonEncodedText Offset = JsonEncodedText.Encode("offset");
    private static readonly JsonEncodedText Limit = JsonEncodedText.Encode("limit");
    private static readonly JsonEncodedText Total = JsonEncodedText.Encode("total");
    private static readonly JsonEncodedText Omitted = JsonEncodedText.Encode("omitted");
    private static readonly JsonEncodedText Data = JsonEncodedText.Encode("data");

    public static async Task RunAsync(long request, HttpContext http, NpgsqlDataSource database)
    {
        var query = http.Request.Query;
        var limit = int.Parse(query["limit"].ToString(), CultureInfo.InvariantCulture);
        await using var connection = await database.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = request });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        command.CommandText = Page;
        if (query.TryGetValue("type", out var type))
        {
            command.CommandText = Filtered;
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = type.ToString() });
            command.Parameters.Add(new NpgsqlParameter<DateTime>
            {
                TypedValue = DateTimeOffset
                    .Parse(query["createdAfter"].ToString(), CultureInfo.InvariantCulture).UtcDateTime,
            });
        }

        http.Response.ContentType = "application/json; charset=utf-8";
        await using (var json = new Utf8JsonWriter(http.Response.BodyWriter))
        {
            await using var reader = await command.ExecuteReaderAsync();
            var isFirst = true;
            while (await reader.ReadAsync())
            {
                if (isFirst)
                {
                    Begin(json, limit, reader.GetInt32(0));
                    isFirst = false;
                }

                json.WriteStartObject();
                MessageJson.WriteId(json, request, reader.GetInt32(1));
                json.WriteString(MessageJson.Type, reader.GetFieldValue<byte[]>(2));
                json.WriteString(MessageJson.Content, reader.GetFieldValue<byte[]>(3));
                json.WriteEndObject();
            }

            if (isFirst)
            {
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }
    }

    private static void Begin(Utf8JsonWriter json, int limit, int total)
    {
        json.WriteStartObject();
        json.WriteStartObject(Meta);
        json.WriteStartObject(Pagination);
        json.WriteNumber(Offset, 0);
        json.WriteNumber(Limit, limit);
        json.WriteNumber(Total, total);
        json.WriteEndObject();
        json.WriteStartArray(Omitted);
        json.WriteStringValue("visibility"u8);
        json.WriteStringValue("account"u8);
        json.WriteStringValue("audit"u8);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartArray(Data);
    }
}
