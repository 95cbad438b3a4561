namespace Commerce.Api.Tests.Fuzz;

/// <summary>What headers hold, and what they should not. A character is a byte.</summary>
internal static class HeaderValues
{
    private static readonly string[] Bytes =
    [
        "", " ", "a b", "\t", "\"", "\"\"", "W/\"a\"", "*", ",", ",,", "a,b", "\"a\",\"b\"", "\u00e9", "\u00ff\u00fe", "\0", "a\u0001b", "\u007f", "null", "-1", "0",
        "99999999999999999999", "' or 1=1 --", "%00", "bytes=0-", "bytes=-0", "bytes=5-2", "bytes=0-0,2-3", "bytes=9223372036854775808-", "bytes=a-b", "items=0-1",
        "return=minimal", "return=representation; x=\"y", "wait=-1", "respond-async", "<script>", "$(x)", "{}", "[]",
    ];

    private static readonly string[] Accepts =
    [
        "*/*", "application/json", "application/*", "application/jsonl", "text/html", "text/markdown", "text/event-stream", "application/xml", "image/*", "*/*;q=0",
        "application/json;q=0, */*", "application/json;q=2", "application/json;q=x", "json", "*", "/", "a/b/c", "application/json;;;", "text/html;level=1;q=0.4, */*;q=0.001",
        "application/problem+json", ", ,", "application/json; charset=utf-16", "\"application/json\"", "application/octet-stream", "APPLICATION/JSON",
    ];

    // Nobody here has the patience for a longer wait.
    private static readonly string[] Preferences = ["return=representation", "return=minimal", "wait=0", "wait=1"];

    private static readonly string[] ContentTypes =
    [
        "", "text/plain", "application/xml", "application/json; charset=utf-8", "application/json; charset=utf-16", "application/json; charset=\"", "json", "*/*", "application/*",
        "application/json, application/json", "application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"a",
        "image/png", "image/svg+xml", "application/merge-patch+json", "text/json", "text/markdown; charset=latin1", "APPLICATION/JSON", "application/json;a=b;a=c",
    ];

    private static readonly (string Name, string Value)[] Odds =
    [
        ("X-Request-Id", "abc"), ("X-Request-Id", "\u00e9"), ("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"), ("traceparent", "00-0-0-0"),
        ("tracestate", "a=b"), ("Accept-Language", "de"), ("Accept-Language", "*;q=x,,"), ("Accept-Encoding", "br"), ("Content-Encoding", "gzip"), ("Content-Language", "xx"),
        ("Cookie", "a=b"), ("Origin", "null"), ("Forwarded", "for=x"), ("X-Forwarded-Host", "example.test"), ("X-Forwarded-Prefix", "/x"), ("X-Original-URL", "/version"),
        ("X-HTTP-Method-Override", "DELETE"), ("MPT-Streaming", "true"), ("MPT-Streaming", "x"), ("If-Modified-Since", "yesterday"), ("If-Unmodified-Since", "Sat, 31 Jan 2026 23:00:00 GMT"),
        ("If-None-Match", "*"), ("If-Match", "*"), ("If-Match", "\"x\""), ("Range", "bytes=0-0"), ("Idempotency-Key", "k0"), ("Prefer", "return=representation"), ("TE", "trailers"),
        ("Upgrade", "websocket"), ("X-Long", "l"), ("Authorization", "Basic YTpi"), ("", "x"), ("A b", "x"), ("Baggage", "a=b"),
    ];

    /// <summary>What a decent client sends in a header of the document.</summary>
    /// <param name="tag">The version that is known of the object.</param>
    public static string Usual(string name, string? tag, Random random) => name switch
    {
        "If-Match" or "If-None-Match" or "If-Range" => random.Next(3) == 0 ? "*" : tag ?? "\"x\"",
        "Idempotency-Key" => $"k{random.Next(100_000)}",
        "Prefer" => Preferences[random.Next(Preferences.Length)],
        "Last-Event-ID" => random.Next(2) == 0 ? "1" : "evt_AAAAAAD_AgIAAAAH",
        "Range" => random.Next(2) == 0 ? "bytes=0-3" : "bytes=-2",
        _ => throw new NotSupportedException($"The header parameter {name}."),
    };

    public static string Strange(Random random) => random.Next(12) switch
    {
        0 => new string('k', 1 + random.Next(400)),
        1 => new string('"', 1 + random.Next(10_000)),
        2 => $"k{random.Next(3)}",
        _ => Bytes[random.Next(Bytes.Length)],
    };

    public static string Accept(Random random) => Accepts[random.Next(Accepts.Length)];

    public static string ContentType(Random random) => ContentTypes[random.Next(ContentTypes.Length)];

    public static (string Name, string Value) Odd(Random random)
    {
        var (name, value) = Odds[random.Next(Odds.Length)];
        return (name, name == "X-Long" ? new string('l', 1 + random.Next(20_000)) : value);
    }
}
