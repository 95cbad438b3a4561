using Commerce.Query.OData;
using Commerce.Query.Rql;
using Commerce.Query.Tests.Samples;

namespace Commerce.Query.Tests;

/// <summary>
/// Texts meant to hurt cost each parser time linear to their length, and little of it: without the wall of length in
/// front, which would hide how the parser itself behaves.
/// </summary>
public sealed class HostileTextTests
{
    private const int Size = 100_000;

    // Four times the text may take four times as long; sixteen times would be quadratic.
    private const int Growth = 8;

    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(50);

    // What compiling and collecting add to times that are next to nothing.
    private static readonly TimeSpan Noise = TimeSpan.FromMilliseconds(3);

    private static readonly IReadOnlyDictionary<string, string> NoAliases = new Dictionary<string, string>();

    private static readonly Dictionary<string, Action<string>> Parsers = new()
    {
        ["$filter"] = text => ODataFilter.Parse("$filter", text, SampleFields.Requests, NoAliases),
        ["$orderby"] = text => ODataOrder.Parse("$orderby", text, SampleFields.Messages),
        ["$select"] = text => ODataSelect.Parse("$select", text, SampleFields.Messages),
        ["$search"] = text => SearchParser.Parse("$search", text),
        ["filter"] = text => new RqlParser(new RqlReader("filter", text)).Parse(SampleFields.Requests),
        ["order"] = text => OrderParser.Parse("order", text, SampleFields.Messages),
        ["select"] = text => SelectParser.Parse(
            "select", text, SampleFields.Messages, SampleFields.Messages.DefaultProjection, SampleFields.Messages.Default),
        ["splitter"] = text => QuerySplitter.Split(text),
        ["splitter of options"] = text => QuerySplitter.Split($"$filter={text}"),
        ["query"] = text => ListQuery.Parse(text, SampleFields.Messages, TestFields.Cursors("list")),
    };

    // What is repeated, how often, and what stands around it.
    private static readonly Dictionary<string, Func<int, string>> Texts = new()
    {
        ["("] = size => Repeat("(", size),
        [")"] = size => Repeat(")", size),
        ["not "] = size => Repeat("not ", size),
        ["not("] = size => Repeat("not(", size),
        ["''"] = size => Repeat("''", size),
        ["'"] = size => Repeat("'", size),
        [","] = size => Repeat(",", size),
        ["="] = size => Repeat("=", size),
        ["quotes in a text"] = size => $"content eq '{Repeat("''", size)}'",
        ["quotes in an argument"] = size => $"eq(externalId,'{Repeat("''", size)}')",
        ["quotes that never close"] = size => $"eq(externalId,{Repeat("'x", size)}",
        ["double quotes"] = size => $"externalId=\"{Repeat("\"\"", size)}\"",
        ["10 000 values in OData"] = size => $"externalId in ({Repeat("'value',", size / 10)}'')",
        ["10 000 values in RQL"] = size => $"in(externalId,({Repeat("value,", size / 10)}x))",
        ["a megabyte of text in OData"] = size => $"externalId eq '{Repeat("0123456789", size)}'",
        ["a megabyte of text in RQL"] = size => $"externalId={Repeat("0123456789", size)}",
        ["a megabyte of a name"] = size => Repeat("externalId", size),
        ["a megabyte of a value"] = size => $"status={Repeat("0123456789", size)}",
        ["a megabyte of digits"] = size => $"externalId eq {Repeat("7777777777", size)}",
        ["a megabyte of conditions"] = size => Repeat("status=1&", size),
        ["nested any in OData"] = size => Repeat("messages/any(m:", size),
        ["nested any in RQL"] = size => Repeat("any(messages,", size),
        ["and("] = size => Repeat("and(", size),
        ["chain in OData"] = size => $"status eq 'Draft'{Repeat(" or status eq 'Draft'", size)}",
        ["chain in RQL"] = size => $"status=Draft{Repeat("|status=Draft", size)}",
        ["terms"] = size => $"1{Repeat(" add 1", size)} eq 1",
        ["minus"] = size => $"{Repeat("-", size)}1 eq 1",
        ["functions"] = size => Repeat("tolower(", size),
        ["arguments"] = size => $"concat({Repeat("'a',", size)}'a') eq ''",
        ["brackets"] = size => $"id in {Repeat("[", size)}",
        ["path in OData"] = size => $"{Repeat("audit/", size)}at eq null",
        ["path in RQL"] = size => $"{Repeat("audit.", size)}at=null()",
        ["escapes"] = size => $"externalId eq \"{Repeat("\\\\", size)}\"",
        ["durations"] = size => $"audit/created/at gt now(){Repeat(" sub duration'P1D'", size)}",
        ["stars"] = size => $"like(externalId,{Repeat("*\\*", size)})",
        ["percent signs"] = size => Repeat("%27", size),
        ["objects"] = size => Repeat("audit(", size),
        ["NOT ("] = size => Repeat("NOT (", size),
    };

    public static TheoryData<string, string> Calls { get; } = new(
    [
        .. Of("$filter", "(", ")", "not ", "not(", "''", "'", ",", "quotes in a text", "10 000 values in OData",
            "a megabyte of text in OData", "a megabyte of a name", "a megabyte of digits", "nested any in OData",
            "chain in OData", "terms", "minus", "functions", "arguments", "brackets", "path in OData", "escapes",
            "durations"),
        .. Of("filter", "(", ")", "not(", "''", "'", ",", "=", "quotes in an argument", "quotes that never close",
            "double quotes", "10 000 values in RQL", "a megabyte of text in RQL", "a megabyte of a name",
            "a megabyte of a value", "a megabyte of conditions", "nested any in RQL", "and(", "chain in RQL", "path in RQL", "stars"),
        .. Of("splitter", "(", ")", "''", "'", ",", "=", "quotes in an argument", "quotes that never close",
            "double quotes", "a megabyte of text in RQL", "a megabyte of conditions", "percent signs", "stars"),
        .. Of("splitter of options", "(", "''", "'", "escapes", "percent signs", "a megabyte of conditions"),
        .. Of("query", [.. Texts.Keys]),
        .. Of("$orderby", ",", "a megabyte of a name", "path in OData"),
        .. Of("$select", "(", ",", "a megabyte of a name", "path in OData", "objects"),
        .. Of("$search", "(", "'", "NOT (", "a megabyte of a name"),
        .. Of("order", ",", "a megabyte of a name", "path in RQL"),
        .. Of("select", "(", ",", "a megabyte of a name", "path in RQL", "objects"),
    ]);

    public static TheoryData<string, int> Aliases { get; } = new()
    {
        { "circle", 10_000 },
        { "circle of one", 0 },
        { "chain", 10_000 },
        { "doubling", 60 },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public void Hostile_text_takes_little_time_and_no_more_than_in_proportion(string parser, string kind)
    {
        var (small, large) = (Texts[kind](Size / 4), Texts[kind](Size));

        var (shorter, longer) = Effort.Measure(
            () => Read(Parsers[parser], small), () => Read(Parsers[parser], large), IsLinear);

        Assert.InRange(longer, TimeSpan.Zero, Limit);
        Assert.InRange(longer, TimeSpan.Zero, (shorter * Growth) + Noise);
    }

    [Theory]
    [MemberData(nameof(Aliases))]
    public void Hostile_aliases_are_refused_in_little_time(string kind, int last)
    {
        var aliases = Enumerable.Range(0, last + 1).ToDictionary(i => $"@x{i}", i => (kind, i) switch
        {
            ("chain" or "doubling", 0) => "seq eq 1",
            ("doubling", _) => $"(@x{i - 1} or @x{i - 1})",
            (_, 0) => $"@x{last}",
            _ => $"@x{i - 1}",
        });

        void Parse() => Assert.Throws<QueryException>(
            () => ODataFilter.Parse("$filter", $"@x{last}", SampleFields.Messages, aliases));
        var (_, best) = Effort.Measure(Parse, Parse, (_, best) => best < Limit);

        Assert.InRange(best, TimeSpan.Zero, Limit);
    }

    private static IEnumerable<(string Parser, string Kind)> Of(string parser, params string[] kinds) =>
        kinds.Select(kind => (parser, kind));

    private static bool IsLinear(TimeSpan shorter, TimeSpan longer) =>
        longer < Limit && longer < (shorter * Growth) + Noise;

    /// <summary>Most are refused; what is accepted, as a long text is, is as quick.</summary>
    private static void Read(Action<string> parse, string text)
    {
        try
        {
            parse(text);
        }
        catch (QueryException refusal)
        {
            Assert.InRange(refusal.Position, 0, text.Length);
            Assert.InRange(refusal.Sentence.Length, 1, 500);
        }
    }

    private static string Repeat(string piece, int count) => string.Concat(Enumerable.Repeat(piece, count));
}
