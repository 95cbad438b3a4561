using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Commerce.Connector.Envelope;

/// <summary>Reads and writes the JSON of this surface.</summary>
internal static class EnvelopeJson
{
    public const string MediaType = "application/json; charset=utf-8";

    private const int DeepestBody = 64;

    private static readonly JsonDocumentOptions Reading =
        new() { MaxDepth = DeepestBody, AllowDuplicateProperties = false };

    // Letters of every script stay readable; what HTML could take for markup is escaped.
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <exception cref="JsonException">It is no JSON, too deep, names a property twice, or holds half of a letter.</exception>
    public static JsonNode? Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IndexOf("\\u"u8) >= 0)
        {
            RefuseHalfLetters(bytes);
        }

        return JsonNode.Parse(bytes, documentOptions: Reading);
    }

    public static byte[] Write(JsonNode node)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Writing))
        {
            node.WriteTo(writer);
        }

        return buffer.ToArray();
    }

    /// <summary>Of an escaped pair one alone is no text: no string can be made of it, and nothing can keep it.</summary>
    private static void RefuseHalfLetters(ReadOnlySpan<byte> bytes)
    {
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = DeepestBody });
        try
        {
            while (reader.Read())
            {
                if (reader is { TokenType: JsonTokenType.String or JsonTokenType.PropertyName, ValueIsEscaped: true })
                {
                    _ = reader.GetString();
                }
            }
        }
        catch (InvalidOperationException half)
        {
            throw new JsonException("A string holds half of a letter.", half);
        }
    }
}
