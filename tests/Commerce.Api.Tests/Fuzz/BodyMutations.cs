using System.Text;
using System.Text.Json.Nodes;

namespace Commerce.Api.Tests.Fuzz;

/// <summary>Spoils JSON: a value in it, a field of it, or the text as a whole.</summary>
internal static class BodyMutations
{
    // Stands in the tree for a token that no tree can hold.
    private const string Mark = "\u0001here\u0001";
    private static readonly string QuotedMark = JsonValue.Create(Mark).ToJsonString();

    private static readonly string[] Tokens =
    [
        "null", "true", "0", "-1", "1e999", "-0.0", "1.5", "2147483648", "9223372036854775808", "1e3", "\"\"", "\" \"", "\"\\u0000\"", "\"\\ud800\"",
        "\"\\udc00x\"", "\"a\\r\\nb\"", "\"\\u202eabc\"", "\"\uff11\"", "[]", "{}", "[null]", "[[]]", "{\"id\":null}", "{\"id\":1}", "{\"id\":[]}", "{\"id\":\"\"}",
        "\"' or 1=1 --\"", "\"%00\"", "\"<script>\"", "\"REQ-0000-0000\"", "NaN", "'x'", "01", "+1", ".5", "\"\\x\"", "\"open", "tru", "\"2026-02-30\"", "\"PT99999999999H\"",
        "\"P1Y\"", "\"-PT1S\"", "\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59.999Z\"", "\"2026-01-31T23:00:00+15:00\"", "{\"a\":1,\"a\":2}",
    ];

    public static byte[] Spoil(JsonNode? body, Random random) => random.Next(10) switch
    {
        0 => OfText(Encoding.UTF8.GetBytes(body?.ToJsonString() ?? "null"), random),
        1 => OfText(Replaced(body, random), random),
        2 => WithField(body, random),
        3 => Without(body, random),
        _ => Replaced(body, random),
    };

    private static byte[] Replaced(JsonNode? body, Random random)
    {
        var tree = body?.DeepClone();
        var places = Places(tree).ToList();
        var token = random.Next(6) == 0 ? Long(random) : Tokens[random.Next(Tokens.Length)];
        if (places.Count == 0)
        {
            return Escape.Bytes(token);
        }

        var place = places[random.Next(places.Count)];
        place.ReplaceWith(Mark);
        return Escape.Bytes(tree!.ToJsonString().Replace(QuotedMark, token, StringComparison.Ordinal));
    }

    private static string Long(Random random) => random.Next(6) switch
    {
        0 => $"\"{new string('x', 100_000)}\"",
        1 => string.Concat(Enumerable.Repeat("[", 100)) + string.Concat(Enumerable.Repeat("]", 100)),
        2 => string.Concat(Enumerable.Repeat("{\"a\":", 63)) + "1" + new string('}', 63),
        3 => $"[{string.Join(',', Enumerable.Repeat("\"a\"", 5_000))}]",
        4 => new string('9', 400),
        // As one character each in the string, two in UTF-16.
        _ => $"\"{string.Concat(Enumerable.Repeat("\U0001f600", 10_001))}\"",
    };

    private static byte[] WithField(JsonNode? body, Random random)
    {
        var tree = body?.DeepClone() as JsonObject ?? [];
        var name = HostileTexts.Pick(random);
        return Escape.Bytes(random.Next(3) switch
        {
            0 => tree.ToJsonString().Replace("{", "{\"id\":\"x\",", StringComparison.Ordinal),
            1 when tree.Count > 0 => tree.ToJsonString() is var text ? $"{text[..^1]},{text[1..]}" : "",
            _ => tree.ToJsonString() is var text && tree.Count > 0
                ? $"{text[..^1]},{Quoted(name)}:1}}"
                : $"{{{Quoted(name)}:1}}",
        });
    }

    private static byte[] Without(JsonNode? body, Random random)
    {
        var tree = body?.DeepClone();
        var objects = Places(tree).Prepend(tree).OfType<JsonObject>().Where(found => found.Count > 0).ToList();
        if (objects.Count > 0)
        {
            var one = objects[random.Next(objects.Count)];
            one.Remove(one.ElementAt(random.Next(one.Count)).Key);
        }

        return Encoding.UTF8.GetBytes(tree?.ToJsonString() ?? "null");
    }

    private static byte[] OfText(byte[] text, Random random) => random.Next(14) switch
    {
        0 => [0xEF, 0xBB, 0xBF, .. text],
        1 => text[..random.Next(text.Length + 1)],
        2 => [.. text, .. text],
        3 => [.. "// comment\n"u8, .. text],
        4 => Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(text)),
        5 => [.. text[..(text.Length / 2)], 0xff, .. text[(text.Length / 2)..]],
        6 => [],
        7 => "   "u8.ToArray(),
        8 => [0x1f, 0x8b, 8, 0, .. text],
        9 => Encoding.UTF8.GetBytes(new string('[', 50_000)),
        10 => [.. text, .. new byte[3]],
        11 when random.Next(6) == 0 => [.. text, .. Encoding.UTF8.GetBytes(new string(' ', 1024 * 1024))],
        12 => [.. text.Select((value, i) => i == random.Next(text.Length) ? (byte)random.Next(256) : value)],
        _ => [(byte)'[', .. text, (byte)']'],
    };

    /// <summary>Every value in a tree but the tree itself.</summary>
    private static IEnumerable<JsonNode> Places(JsonNode? node) => node switch
    {
        JsonObject fields => fields.Select(field => field.Value).OfType<JsonNode>()
            .SelectMany(value => Places(value).Prepend(value)),
        JsonArray items => items.OfType<JsonNode>().SelectMany(value => Places(value).Prepend(value)),
        _ => [],
    };

    private static string Quoted(string text) => $"\"{string.Concat(text.Select(character =>
        character is '"' or '\\' || character < ' ' || char.IsSurrogate(character)
            ? $"\\u{(int)character:x4}"
            : character.ToString()))}\"";
}
