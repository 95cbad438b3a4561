using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Commerce.Query;

/// <summary>
/// Cursors that only this service can make: a JSON array of the offset and the sort values, behind an HMAC-SHA-256
/// over it, the list it belongs to, its order and its condition.
/// </summary>
/// <param name="key">The signing key, the same on every copy of the service.</param>
/// <param name="list">What the cursor is bound to: the list's path and the account that reads it.</param>
public sealed class SignedCursors(byte[] key, string list) : ICursorReader
{
    private const int SignatureBytes = 16;

    public string Write(Cursor cursor, string condition, IReadOnlyList<OrderTerm> order)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            json.WriteNumberValue(cursor.Offset);
            for (var i = 0; i < order.Count; i++)
            {
                WriteValue(json, order[i].Column.Type, cursor.After[i]);
            }

            json.WriteEndArray();
        }

        var payload = buffer.ToArray();
        return Base64Url.EncodeToString([.. Sign(payload, condition, order), .. payload]);
    }

    public Cursor? Read(string text, string condition, IReadOnlyList<OrderTerm> order)
    {
        if (!Base64Url.IsValid(text, out var length) || length <= SignatureBytes)
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(text);
        var payload = bytes[SignatureBytes..];
        if (!CryptographicOperations.FixedTimeEquals(bytes.AsSpan(0, SignatureBytes), Sign(payload, condition, order)))
        {
            return null;
        }

        var values = JsonDocument.Parse(payload).RootElement.EnumerateArray().ToList();
        return new Cursor(
            [.. order.Select((term, i) => ReadValue(term.Column.Type, values[i + 1]))], values[0].GetInt32());
    }

    private byte[] Sign(byte[] payload, string condition, IReadOnlyList<OrderTerm> order)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{list}\n{string.Join(',', order)}\n{condition.Length}\n{condition}"), .. payload];
        return HMACSHA256.HashData(key, signed)[..SignatureBytes];
    }

    private static void WriteValue(Utf8JsonWriter json, SortType type, object value)
    {
        if (type == SortType.Text)
        {
            json.WriteStringValue((string)value);
        }
        else
        {
            json.WriteNumberValue(type == SortType.Time
                ? ((DateTimeOffset)value).ToUnixTimeMilliseconds()
                : Convert.ToInt64(value, null));
        }
    }

    private static object ReadValue(SortType type, JsonElement value) => type switch
    {
        SortType.Number => value.GetInt64(),
        SortType.Time => DateTimeOffset.FromUnixTimeMilliseconds(value.GetInt64()),
        SortType.Text => value.GetString()!,
    };
}
