using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;

namespace Commerce.Query.Tests.OData;

public sealed class HostileFilterTests
{
    private const int Many = 100_000;

    private static readonly string[] Pieces =
    [
        "type", "content", "seq", "audit/created/at", "visibility/client", "messages/any(",
        "m:", "m/type", "account/id",
        " eq ", " ne ", " gt ", " in ", " and ", " or ", "not ", " add ", " div ", "-", "contains(", "tolower(",
        "now()",
        "substring(", "date(", "year(", "duration'P1D'", "'User'", "'a'", "\"a\"",
        "'", "\"", "\\", "(", ")", "[", "]", ",",
        "/", ":", "@a", "@b", "$it/", "$", "null", "true", "0", "5", "2.5", "1e99", "2026-01-01",
        "2026-01-01T00:00:00Z",
        " ",
        "\0", "\ud800", "😀", "é", ".", "=", "has", "٣",
    ];

    public static TheoryData<string> Hostile { get; } =
    [
        "parentheses", "nots", "quotes", "list", "megabyte of text", "megabyte of name", "megabyte of digits",
        "lambdas",
        "circular", "doubling", "chain", "minus", "functions", "terms", "brackets", "arguments", "path", "commas",
        "escapes",
        "durations", "alias chain",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_filter_is_answered_at_once(string kind)
    {
        var (text, aliases) = Text(kind);
        var clock = Stopwatch.StartNew();
        try
        {
            MessageFields.Parse(text, aliases);
            Assert.Equal("megabyte of text", kind);
        }
        catch (QueryException refusal)
        {
            Assert.InRange(refusal.Position, 0, Math.Max(text.Length, aliases.Max(one => one.Item2.Length)));
            Assert.InRange(refusal.Sentence.Length, 1, 300);
        }

        Assert.InRange(clock.ElapsedMilliseconds, 0, 1_000);
    }

    [Fact]
    public void Any_text_is_read_or_refused_at_a_place_inside_it()
    {
        var cases = int.TryParse(Environment.GetEnvironmentVariable("FSCHECK_CASES"), out var more) ? more : 2_000;
        var texts = Gen.Frequency(
            (9, Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces))),
            (1, ArbMap.Default.GeneratorFor<string>().Select(text => text ?? "")));
        Prop.ForAll(texts.ToArbitrary(), IsReadOrRefused)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(cases).WithReplay(20_260_131, 7));
    }

    private static bool IsReadOrRefused(string text)
    {
        const string Alias = "('User',@b)";
        Action[] all =
        [
            () => MessageFields.ODataFilter(text, MessageFields.Set, [("@a", Alias), ("@b", "'User'")]),
            () => MessageFields.ODataFilter(text, MessageFields.Requests, [("@a", Alias), ("@b", "@a")]),
            () => Query.OData.ODataOrder.Parse("$orderby", text, MessageFields.Set),
            () => Query.OData.ODataSelect.Parse("$select", text, MessageFields.Set),
            () => Query.OData.SearchParser.Parse("$search", text),
        ];
        return all.All(parse => IsFine(parse, text.Length, Alias.Length));
    }

    private static bool IsFine(Action parse, int length, int aliasLength)
    {
        try
        {
            parse();
            return true;
        }
        catch (QueryException refusal)
        {
            return refusal.Position >= 0 && refusal.Position <= (refusal.Parameter[0] == '@' ? aliasLength : length);
        }
    }

    private static (string Text, (string, string)[] Aliases) Text(string kind)
    {
        (string, string)[] aliases = [("@a", "(@a)"), ("@x0", "seq eq 1")];
        return kind switch
        {
            "parentheses" => (new string('(', Many), aliases),
            "nots" => (Repeat("not "), aliases),
            "quotes" => (Repeat("''"), aliases),
            "list" => ($"id in ({string.Join(',', Enumerable.Range(1, 10_000).Select(i => $"'MSG-{i}'"))})", aliases),
            "megabyte of text" => ($"content eq '{new string('x', 1_000_000)}'", aliases),
            "megabyte of name" => (new string('x', 1_000_000) + " eq 1", aliases),
            "megabyte of digits" => ($"content eq {new string('7', 1_000_000)}", aliases),
            "lambdas" => (Repeat("messages/any(m:"), aliases),
            "circular" => ("@a", aliases),
            "doubling" => ("@x60", [.. aliases, .. Chain(60, i => $"(@x{i} or @x{i})")]),
            "alias chain" => ("@x9999", [.. aliases, .. Chain(9_999, i => $"@x{i}")]),
            "chain" => ("seq eq 1" + Repeat(" or seq eq 1"), aliases),
            "minus" => (new string('-', Many) + "seq eq 1", aliases),
            "functions" => (Repeat("tolower("), aliases),
            "terms" => ("seq eq 1" + Repeat(" add 1"), aliases),
            "brackets" => ("id in " + new string('[', Many), aliases),
            "arguments" => ($"concat({Repeat("'a',")}'a')", aliases),
            "path" => (Repeat("audit/") + "at eq null", aliases),
            "commas" => (new string(',', Many), aliases),
            "escapes" => ("id eq \"" + Repeat("\\\\") + "\"", aliases),
            _ => ($"audit/created/at gt now(){Repeat(" sub duration'P1D'")}", aliases),
        };
    }

    private static IEnumerable<(string, string)> Chain(int length, Func<int, string> text) =>
        Enumerable.Range(1, length).Select(i => ($"@x{i}", text(i - 1)));

    private static string Repeat(string piece) => string.Concat(Enumerable.Repeat(piece, Many));
}
