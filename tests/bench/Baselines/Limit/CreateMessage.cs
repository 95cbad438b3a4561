using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Commerce.Baselines.Limit;

internal static class CreateMessage
{
    private const string Sql =
        "insert into bench.message (request_no, content) values ($1, $2) returning id, created_at";

    public static async Task RunAsync(long request, HttpContext http, NpgsqlDataSource database)
    {
        var content = await ReadAsync(http);
        await using var connection = await database.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(Sql, connection);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = request });
        command.Parameters.Add(new NpgsqlParameter<byte[]>
        {
            TypedValue = content,
            NpgsqlDbType = NpgsqlDbType.Text,
        });
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        var id = reader.GetInt64(0);
        http.Response.StatusCode = StatusCodes.Status201Created;
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.Headers.Location = string.Create(CultureInfo.InvariantCulture, $"{http.Request.Path}/{id}");
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter);
        json.WriteStartObject();
        json.WriteNumber("id"u8, id);
        json.WriteString("content"u8, content);
        json.WriteString("createdAt"u8, reader.GetDateTime(1));
        json.WriteEndObject();
    }

    /// <summary>The value of the body's <c>content</c>, unescaped.</summary>
    private static async Task<byte[]> ReadAsync(HttpContext http)
    {
        var body = http.Request.BodyReader;
        while (true)
        {
            var read = await body.ReadAsync();
            if (read.IsCompleted)
            {
                var content = Content(read.Buffer);
                body.AdvanceTo(read.Buffer.End);
                return content;
            }

            body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static byte[] Content(ReadOnlySequence<byte> body)
    {
        var json = new Utf8JsonReader(body);
        while (json.Read())
        {
            if (json.TokenType == JsonTokenType.PropertyName && json.ValueTextEquals("content"u8) && json.Read())
            {
                var content = new byte[json.HasValueSequence ? (int)json.ValueSequence.Length : json.ValueSpan.Length];
                return content[..json.CopyString(content)];
            }
        }

        throw new BadHttpRequestException("There is no content.");
    }
}
