using System.Text.Json;
using Npgsql;

namespace Commerce.Baselines.Limit;

internal static class GetMessage
{
    private const string Sql =
        """
        select m.type, m.content, m.created_at, m.client_visible, m.vendor_visible, m.operations_visible,
            a.account_no, a.type, a.status, a.name, t.token_no, t.name
        from message m
        join account a on a.account_no = m.account_no
        join api_token t on t.token_no = m.token_no
        where m.request_no = $1 and m.seq = $2
        """;

    public static async Task RunAsync(long request, int seq, HttpContext http, NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(Sql, connection);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = request });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = seq });
        await using var reader = await command.ExecuteReaderAsync();
        if (!await reader.ReadAsync())
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        http.Response.ContentType = "application/json; charset=utf-8";
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter);
        json.WriteStartObject();
        MessageJson.WriteId(json, request, seq);
        json.WriteString(MessageJson.Type, reader.GetFieldValue<byte[]>(0));
        json.WriteString(MessageJson.Content, reader.GetFieldValue<byte[]>(1));
        json.WriteStartObject("visibility"u8);
        json.WriteBoolean("client"u8, reader.GetBoolean(3));
        json.WriteBoolean("vendor"u8, reader.GetBoolean(4));
        json.WriteBoolean("operations"u8, reader.GetBoolean(5));
        json.WriteEndObject();
        WriteAuthor(json, reader);
        json.WriteEndObject();
    }

    private static void WriteAuthor(Utf8JsonWriter json, NpgsqlDataReader reader)
    {
        var account = Ids.Two("ACC", reader.GetInt32(6));
        var name = reader.GetFieldValue<byte[]>(9);
        json.WriteStartObject("account"u8);
        json.WriteString("id"u8, account);
        json.WriteString("href"u8, $"/v1/accounts/accounts/{account}");
        json.WriteString("type"u8, reader.GetFieldValue<byte[]>(7));
        json.WriteString("status"u8, reader.GetFieldValue<byte[]>(8));
        json.WriteString("name"u8, name);
        json.WriteEndObject();
        json.WriteStartObject("audit"u8);
        json.WriteStartObject("created"u8);
        Span<byte> at = stackalloc byte[24];
        reader.GetDateTime(2).TryFormat(at, out _, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'");
        json.WriteString("at"u8, at);
        json.WriteStartObject("by"u8);
        json.WriteString("id"u8, Ids.Two("TKN", reader.GetInt32(10)));
        json.WriteString("name"u8, reader.GetFieldValue<byte[]>(11));
        json.WriteEndObject();
        json.WriteStartObject("of"u8);
        json.WriteString("id"u8, account);
        json.WriteString("name"u8, name);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
