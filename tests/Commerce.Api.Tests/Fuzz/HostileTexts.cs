namespace Commerce.Api.Tests.Fuzz;

/// <summary>
/// Texts that have broken services before. None holds a word by which <see cref="Leaks"/> would know a leak: what is
/// stored comes back.
/// </summary>
internal static class HostileTexts
{
    /// <summary>Texts as a program holds them; halves of surrogate pairs among them.</summary>
    public static IReadOnlyList<string> Decoded { get; } =
    [
        "", " ", "\0", "a\0b", "\ud800", "\udc00\ud800", "a\r\nX-Injected: 1", "\n", "\t", "\u001b[31m", "\u007f", "\u0085", "\u00a0",
        "\u202eabc", "\u200b", "\ufeff", "\ufffe", "\uffff", "\u2028", "e\u0301", "\u0130", "ß", "\ufb03", "\U0001f468\u200d\U0001f469\u200d\U0001f467",
        "\u0661\u0662", "\uff11", "\uff32\uff25\uff31-1671-0642", "\u0421lient", "'", "''", "\"", "\\", "\\'", "%", "_", "*", "\\*", "(", ")", "((", "));", ";", ",",
        "' or 1=1 --", "'; drop table x; --", "$1", ":p", "@p", "{0}", "{{x}}", "${x}", "%s%n", "`", "$$", "/*", "--", "e'\\x'",
        "<script>alert(1)</script>", "javascript:alert(1)", "../../../../etc/passwd", "..\\..", "/", "//", ".", "..", "con", "null", "NULL", "undefined", "true",
        "NaN", "Infinity", "-0", "0x10", "1e309", "1.5", "-1", "0", "2147483647", "2147483648", "-2147483649", "9223372036854775807",
        "9223372036854775808", "99999999999999999999999999999999999999999", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.9999999Z",
        "294277-01-01T00:00:00Z", "2026-02-30", "2026-01-31T23:00:00+15:00", "2026-01-31T24:00:00Z", "REQ-1671-0642", "req-0000-0000", "MSG-0000-0000-0000-0000",
        "REQ-9999-9999-9999", "REQ-\u0661671-0642", "ACC-0000-0000", "REQ-1671-0642 ", "REQ-1671-06420", "[]", "{}", "[1", "a=b&c=d", "#", "?", "+", "~",
    ];

    /// <summary>Escapes that no decent client writes.</summary>
    public static IReadOnlyList<string> Escaped { get; } =
    [
        "%00", "%0d%0aX-Injected:%201", "%ff", "%c0%80", "%c0%ae%c0%ae%2f", "%ed%a0%80", "%f4%90%80%80", "%e2%80%ae", "%", "%1", "%zz", "%u0041", "%25",
        "%2500", "%2f", "%5c", "%2e%2e%2f", "%26", "%3d", "%23", "%3b", "%20", "+", "%2b", "&&", "=", "==", ";", "|", "%7f", "%c2%85", "[", "]", "^", "{", "\"", "<",
    ];

    /// <summary>One of them; now and then a very long one, or several at once.</summary>
    public static string Pick(Random random) => random.Next(20) switch
    {
        0 => new string((char)random.Next('a', 'z'), 1 + random.Next(20_000)),
        1 => string.Concat(Enumerable.Repeat(One(random), 1 + random.Next(300))),
        2 or 3 or 4 => One(random) + One(random),
        _ => One(random),
    };

    private static string One(Random random) => Decoded[random.Next(Decoded.Count)];
}
