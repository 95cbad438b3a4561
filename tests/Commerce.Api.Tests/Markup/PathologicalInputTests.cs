using System.Diagnostics;
using Commerce.Foundation.Markup;

namespace Commerce.Api.Tests.Markup;

public sealed class PathologicalInputTests(ITestOutputHelper output)
{
    // A guard against hanging, not a measure of speed: machines that build are slow and shared.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private static readonly string[] Repeated =
    [
        "[", "![", "]", "[a](b", "[ (](", "[a](<b", "[]()", "[![](", "`", "` ``", "*", "*a_ ", "**a *b", "~~a ", "~~",
        "_", "<", "<a:", "&", "&#", "\\",
        "> ", "- ", "1. ", "* + - ", "- - > ", "|", "|a", "|a\n|-\n", "a|", "http://a.b ", "www.", "https://",
        "mailto:a@b ", "<!--", "<?", "<![CDATA[",
        "\n", "\r", " ", "\t", "#", "```\n", "~~~", "===\n", "---\n", "[a]: b\n", "[a][b]", "- [ ] ", "    a\n",
        "a  \n", "\0", "\uD800", "😀", "مر",
    ];

    private static readonly (string Open, string Close)[] Pairs =
        [("[", "]"), ("[", "](x)"), ("![", "](http://x)"), ("*", "*"), ("**a", "b**"), ("(", ")")];

    private static readonly string[] TableCells = ["|a", "|-", "|*b*"];

    [Theory]
    [InlineData(10_000)]
    [InlineData(32_768)]
    public void Repetition_ends_in_bounded_time_and_leaves_nothing_behind_for_the_next_message(int length)
    {
        const string next = "- *a* ![*b*](https://c.d) [e](https://f.g) `<h>`\n\n|i|\n|-|\n|<b>|";
        var expected = MarkupRenderer.Render(next);
        Assert.Contains("<em>a</em>", expected, StringComparison.Ordinal);
        var total = Stopwatch.StartNew();
        var slowest = (Milliseconds: 0L, Pattern: "");
        foreach (var (pattern, content) in Inputs(length))
        {
            var watch = Stopwatch.StartNew();
            var html = MarkupRenderer.Render(content);
            if (watch.ElapsedMilliseconds > slowest.Milliseconds)
                slowest = (watch.ElapsedMilliseconds, pattern);
            Assert.Null(MarkupOracle.Complaint(html));
            // More than once: a pool hands out what was returned to it in any order.
            for (var time = 0; time < 4; time++)
                Assert.True(expected == MarkupRenderer.Render(next), $"changed by {pattern}");
            Assert.True(total.Elapsed < Limit, $"{pattern} after {total.Elapsed}");
        }

        output.WriteLine($"all {total.ElapsedMilliseconds} ms; slowest {slowest.Milliseconds} ms: {slowest.Pattern}");
    }

    [Theory]
    [InlineData(200)]
    [InlineData(5_000)]
    public void Nesting_beyond_what_the_parser_takes_shows_the_text(int depth)
    {
        var quotes = string.Concat(Enumerable.Repeat("> ", depth));
        Assert.Equal(
            $"<p>{quotes.Replace(">", "&gt;", StringComparison.Ordinal)}*a* &lt;b&gt;<br>\n&amp;</p>",
            MarkupRenderer.Render(quotes + "*a* <b>\r\n&\n"));
    }

    [Theory]
    [InlineData("[", 5_000, "]")]
    [InlineData("[", 10_000, "")]
    [InlineData(">", 10_000, "")]
    [InlineData("*_a", 3_333, "")]
    [InlineData("- ", 5_000, "")]
    [InlineData("http://a.b ", 900, "")]
    public void Text_that_would_take_the_parser_long_is_shown_as_it_is(string opening, int count, string closing)
    {
        var text = string.Concat(Enumerable.Repeat(opening, count)) + string.Concat(Enumerable.Repeat(closing, count));
        Assert.False(RenderingCost.IsBearable(text));
        Assert.Equal(PlainText.ToHtml(text), MarkupRenderer.Render(text));
    }

    [Fact]
    public void Text_that_people_write_is_rendered_however_long()
    {
        var paragraph = "See [the offer](https://example.com/a_b) of *May*: `code`, 3.5 % off. We agreed. - Jane\n\n";
        var text = string.Concat(Enumerable.Repeat(paragraph, 10_000 / paragraph.Length));
        Assert.True(RenderingCost.IsBearable(text));
        Assert.Contains("<em>May</em>", MarkupRenderer.Render(text), StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_that_the_parser_takes_is_rendered()
    {
        var html = MarkupRenderer.Render(string.Concat(Enumerable.Repeat("> ", 100)) + "*a*");
        Assert.Contains("<p><em>a</em></p>", html, StringComparison.Ordinal);
        Assert.Equal(html, HtmlFilter.Clean(html));
    }

    [Fact]
    public void The_filter_takes_any_depth()
    {
        var html = string.Concat(Enumerable.Repeat("<blockquote>", 2_000)) + "a";
        Assert.Contains("<blockquote>a</blockquote>", HtmlFilter.Clean(html), StringComparison.Ordinal);
    }

    private static IEnumerable<(string Pattern, string Content)> Inputs(int length)
    {
        foreach (var pattern in Repeated)
            yield return (pattern, string.Concat(Enumerable.Repeat(pattern, length / pattern.Length)));
        foreach (var (open, close) in Pairs)
        {
            var count = length / (open.Length + close.Length);
            yield return ($"{open}…{close}",
                string.Concat(Enumerable.Repeat(open, count)) + string.Concat(Enumerable.Repeat(close, count)));
        }

        yield return ("nested list", NestedList(length));
        yield return ("definitions", Definitions(length));
        yield return ("wide table", WideTable(length));
    }

    private static string NestedList(int length) =>
        string.Concat(Enumerable.Range(0, (int)Math.Sqrt(length))
            .Select(depth => new string(' ', 2 * depth) + "- a\n"))[..length];

    private static string Definitions(int length) =>
        string.Concat(Enumerable.Range(0, length / 24).Select(number => $"[{number}]: http://a\n\n"))
        + string.Concat(Enumerable.Range(0, length / 24).Select(number => $"[{number}]"));

    private static string WideTable(int length) =>
        string.Concat(TableCells.Select(cell => string.Concat(Enumerable.Repeat(cell, length / 9)) + "\n"));
}
