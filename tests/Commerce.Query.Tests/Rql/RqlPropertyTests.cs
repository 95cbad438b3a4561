using System.Diagnostics;
using System.Globalization;
using Commerce.Query.Rql;
using FsCheck;
using FsCheck.Fluent;

namespace Commerce.Query.Tests.Rql;

public sealed class RqlPropertyTests
{
    // The words of the language and what resembles them.
    private static readonly string[] Pieces =
    [
        "and(", "or(", "not(", "eq(", "ne(", "gt(", "like(", "ilike(", "in(", "out(", "any(", "all(", "self(",
        "null()", "empty()", "(", ")", ",", "&", "|", ";", "=", "'", "\"", "''", "\\*", "*", "\\", " ", "id",
        "type", "content", "seq", "account.name", "audit.created.at", "visibility", "User", "System", "1", "2026-01-01",
        "true", "x", "%27", "%26", "%28", "+", "é", "😀", "\ud83d", "type=User", "seq=1", "content='a'",
        "limit=5&", "query=", "render()",
    ];

    private static readonly string[] Needles =
    [
        "", "x", "*", "it's", "\"", "''", "a,b)", "\\", "\\*", "a\\", "*a*", "null()", "&|;(", " ", "é😀", "a=b", "%27",
    ];

    private static Config Settings =>
        Config.QuickThrowOnFailure.WithReplay(20_260_131, 7).WithMaxTest(
            int.TryParse(
                Environment.GetEnvironmentVariable("FSCHECK_CASES"), CultureInfo.InvariantCulture, out var cases)
                ? cases
                : 2_000);

    [Fact]
    public void Any_text_is_read_or_refused_at_a_place_inside_it()
    {
        var texts = Gen.Frequency(
            (9, Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces))),
            (1, ArbMap.Default.GeneratorFor<string>().Select(text => text ?? "")));
        Prop.ForAll(texts.ToArbitrary(), text => IsReadOrRefused(text, () =>
        {
            var filter = MessageFields.Parse(text);
            return Same(filter, MessageFields.Parse(RqlText.Write(filter)));
        })).Check(Settings);
        Prop.ForAll(texts.ToArbitrary(), text => IsReadOrRefused(text, () =>
            RqlQuery.Split(text) is var query && (query.Filter is null || query.Filter.Length <= text.Length)))
            .Check(Settings);
    }

    [Fact]
    public void What_is_written_is_read_as_the_same_tree() =>
        Prop.ForAll(Trees(5).ToArbitrary(), tree => Same(tree, MessageFields.Parse(RqlText.Write(tree))))
            .Check(Settings);

    [Theory]
    [InlineData("(")]
    [InlineData(")")]
    [InlineData("not(")]
    [InlineData("and(")]
    [InlineData("any(messages,")]
    [InlineData("'")]
    [InlineData("\"'")]
    [InlineData("='")]
    [InlineData("''")]
    [InlineData(",'")]
    [InlineData("(''")]
    [InlineData("seq=1&")]
    [InlineData("seq=1|seq=2&(")]
    [InlineData("in(seq,(1,")]
    [InlineData("%27")]
    [InlineData("a")]
    [InlineData("content='x")]
    [InlineData("'a'=")]
    [InlineData("*\\*")]
    public void No_text_takes_long(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        var value = $"content='{text.Replace('\'', '"')}'";
        var watch = Stopwatch.StartNew();

        Assert.Throws<QueryException>(() => MessageFields.Parse(text));
        // The same without the wall of length, which hides how the parser itself behaves.
        Assert.Throws<QueryException>(() => new RqlParser(new RqlReader("filter", text)).Parse(MessageFields.Messages));
        new RqlParser(new RqlReader("filter", value)).Parse(MessageFields.Messages);
        QuerySplitter.Split(text);

        // Each takes a few milliseconds; the guard is against what grows with the square of the length.
        Assert.InRange(watch.ElapsedMilliseconds, 0, 1_000);
    }

    private static bool IsReadOrRefused(string text, Func<bool> holds)
    {
        try
        {
            return holds();
        }
        catch (QueryException refusal)
        {
            return refusal.Position >= 0 && refusal.Position <= text.Length;
        }
    }

    private static Gen<Filter> Trees(int depth)
    {
        var leaf = Gen.OneOf(Texts(), Numbers(), Patterns());
        if (depth == 0)
        {
            return leaf;
        }

        var inner = Trees(depth - 1);
        return Gen.Frequency(
            (1, leaf),
            (1, inner.Select(operand => (Filter)new Filter.Not(operand))),
            (2, inner.Two().Select(pair => (Filter)new Filter.And(pair.Item1, pair.Item2))),
            (2, inner.Two().Select(pair => (Filter)new Filter.Or(pair.Item1, pair.Item2))));
    }

    private static Gen<Filter> Texts() =>
        from comparison in Gen.Elements(Comparison.Equal, Comparison.NotEqual)
        from value in Gen.Elements<string?>([.. Needles, null])
        select (Filter)new Filter.Compare(
            Column("account.name"), comparison, new Scalar.Constant(value, FieldType.Text));

    private static Gen<Filter> Numbers() =>
        from values in Gen.Choose(-9, 9).NonEmptyListOf()
        select (Filter)new Filter.In(
            Column("seq"), [.. values.Select(value => new Scalar.Constant((long)value, FieldType.Number))]);

    // An equality with case is a comparison; a needle of nothing has one form; a backslash before a wildcard has none.
    private static Gen<Filter> Patterns() =>
        from kind in Gen.Elements(Enum.GetValues<MatchKind>())
        from ignoresCase in Gen.Elements(true, false)
        from needle in Gen.Elements(Needles)
        where (kind != MatchKind.Equals || ignoresCase) && new RqlPattern(kind, needle).Write() is not null
        select (Filter)new Filter.Match(
            Column("content"), kind, new Scalar.Constant(needle, FieldType.Text), ignoresCase);

    private static Scalar.Column Column(string path) => new(MessageFields.Messages.Find(path)!);

    /// <summary>Equality of trees; records compare lists by reference.</summary>
    private static bool Same(Filter one, Filter other) => (one, other) switch
    {
        (Filter.And a, Filter.And b) => Same(a.Left, b.Left) && Same(a.Right, b.Right),
        (Filter.Or a, Filter.Or b) => Same(a.Left, b.Left) && Same(a.Right, b.Right),
        (Filter.Not a, Filter.Not b) => Same(a.Operand, b.Operand),
        (Filter.In a, Filter.In b) => a.Value == b.Value && a.Values.SequenceEqual(b.Values),
        _ => one == other,
    };
}
