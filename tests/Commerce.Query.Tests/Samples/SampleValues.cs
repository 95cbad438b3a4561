namespace Commerce.Query.Tests.Samples;

/// <summary>Values that sample rows hold and sample filters ask for.</summary>
internal static class SampleValues
{
    /// <summary>
    /// Texts that are hard to compare. Letters beyond ASCII come in pairs of one character each: where that does not
    /// hold, as of ß, İ and ς, PostgreSQL and .NET differ in what is the same letter.
    /// </summary>
    public static IReadOnlyList<string> Texts { get; } =
    [
        "", "a", "A", "b", "c", "x", "ab", "aB", "bc", "Abc", "abc", "abC", "ABC", " abc ", "abcdef", "\tx\n", "100%", "100",
        "a_b", "axb", "a\\b", "\\", "C:\\new", "ab\\%c", "\\*", "\\'", "%", "_", "%27", "*", "a*", "*b", "a*b", "it's",
        "it's late", "'", "''", "'quoted'", "\"q\"", "say \"hi\"", "say 'hi'", "a\"b\\c\nA", "R&D", "a;b", "a|b", "a+b",
        "a,b", "a,b&c|d;e(f)g", "f(x)", "x=y", "#1?", "Ship on 5 May", "null", "null()", "true", "type", "$1", "{0}",
        "-- x", "'; drop", "😀", "a😀b", "e\u0301", "\u00e9", "\u00c9", "caf\u00e9", "CAF\u00c9", "äpfel", "Äpfel",
        "ÄPFEL", "σα", "ΣΑ", "Σα", "жук", "Жук", "ЖУК", "漢字", "Grün 你好 😀", "\u200d",
    ];

    /// <summary>What <c>now()</c> stands for.</summary>
    public static DateTimeOffset Now { get; } = new(2025, 12, 31, 23, 59, 58, 500, TimeSpan.Zero);

    /// <summary>Times around the ends of seconds, days, months and years.</summary>
    public static IReadOnlyList<DateTimeOffset> Times { get; } =
    [
        .. Enumerable.Range(-1, 8).Select(i => Now + TimeSpan.FromMilliseconds(500 * i)),
        Of("2024-02-29T12:30:59.5Z"), Of("2025-12-30T23:00:00Z"), Of("2026-01-31T22:59:59.999Z"),
        Of("2026-01-31T23:00:00Z"), Of("2026-01-31T23:00:00.001Z"), Of("2026-02-01T00:00:00Z"),
    ];

    private static DateTimeOffset Of(string text) => Literal.Time(text)!.Value;
}
