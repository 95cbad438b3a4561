using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Commerce.Query;

/// <summary>
/// Cursors that only this service can make: a JSON array of the offset and the sort values, behind an HMAC-SHA-256
/// over it, the list it belongs to and its order.
/// </summary>
/// <param name="key">The signing key, the same on every copy of the service.</param>
/// <param name="list">What the cursor is bound to: the list's path and the account that reads it.</param>
public sealed class SignedCursors(byte[] key, string list) : ICursorReader
{
    private const int SignatureBytes = 16;

    public string Write(Cursor cursor, IReadOnlyList<OrderTerm> order)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            json.WriteNumberValue(cursor.Offset);
            for (var i = 0; i < order.Count; i++)
            {
                json.WriteNumberValue(Encode(order[i].Column.Type, cursor.After[i]));
            }

            json.WriteEndArray();
        }

        var payload = buffer.ToArray();
        return Base64Url.EncodeToString([.. Sign(payload, order), .. payload]);
    }

    public Cursor? Read(string text, IReadOnlyList<OrderTerm> order)
    {
        if (!Base64Url.IsValid(text, out var length) || length <= SignatureBytes)
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(text);
        var payload = bytes[SignatureBytes..];
        if (!CryptographicOperations.FixedTimeEquals(bytes.AsSpan(0, SignatureBytes), Sign(payload, order)))
        {
            return null;
        }

        var numbers = JsonDocument.Parse(payload).RootElement.EnumerateArray().Select(e => e.GetInt64()).ToList();
        return new Cursor(
            [.. order.Select((term, i) => Decode(term.Column.Type, numbers[i + 1]))], (int)numbers[0]);
    }

    private byte[] Sign(byte[] payload, IReadOnlyList<OrderTerm> order)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{list}\n{string.Join(',', order)}\n"), .. payload];
        return HMACSHA256.HashData(key, signed)[..SignatureBytes];
    }

    private static long Encode(SortType type, object value) => type switch
    {
        SortType.Number => Convert.ToInt64(value, null),
        SortType.Time => ((DateTimeOffset)value).ToUnixTimeMilliseconds(),
    };

    private static object Decode(SortType type, long number) => type switch
    {
        SortType.Number => number,
        SortType.Time => DateTimeOffset.FromUnixTimeMilliseconds(number),
    };
}
