using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Commerce.Foundation.Http;

/// <summary>
/// A text that callers may send as a JSON string, number or boolean; a number is kept as it is written.
/// </summary>
[JsonConverter(typeof(ScalarTextConverter))]
public readonly record struct ScalarText(string Text)
{
    public override string ToString() => Text;
}

/// <summary>Reads any scalar, and writes a string.</summary>
internal sealed class ScalarTextConverter : JsonConverter<ScalarText>
{
    public override ScalarText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.String => new(reader.GetString()!),
            JsonTokenType.True => new("true"),
            JsonTokenType.False => new("false"),
            // A body is read from one piece of memory.
            JsonTokenType.Number => new(Encoding.UTF8.GetString(reader.ValueSpan)),
            _ => throw new JsonException("A string, a number, true or false is expected."),
        };

    public override void Write(Utf8JsonWriter writer, ScalarText value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Text);
}
