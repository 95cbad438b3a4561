using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Commerce.Foundation.Markup;

namespace Commerce.Api.Tests.Markup;

public sealed class MarkdownTextTests
{
    private static readonly Func<string, string>[] Places =
    [
        text => text, text => $"# {text}", text => $"- {text}", text => $"> {text}", text => $"1. {text}",
        text => $"before {text} after", text => $"| head | {text} |\n|---|---|\n| {text} | cell |", text => $"[x] {text}",
        text => $"{text}\n{text}", text => $"{text}\n===\n{text}\n---",
    ];

    private static IEnumerable<string> Texts =>
    [
        .. XssPayloads.All,
        "# a", "- a", "* a", "+ a", "1. a", "1) a", "> a", "---", "===", "    a", "\ta", "~~~", "```", "a\\", "\\", "|", "||", "a | b",
        "[x]", "[x](https://a.example)", "![x](https://a.example)", "<https://a.example>", "https://a.example", "www.a.example",
        "a@b.example", "&amp;", "&#124;", "*a*", "_a_", "~~a~~", "`a`", "{{name}}", "<b>", "a\nb", "a\r\n\r\n# b", "a\n---", ":---:",
        "[a]: https://a.example", "- [x] a", "\u00a0a", "a  \nb",
    ];

    [Fact]
    public void Escaped_text_is_read_as_that_text_wherever_it_stands()
    {
        foreach (var (text, place) in Texts.SelectMany(text => Places.Select(place => (text, place))))
        {
            if (Letters(text).Length > 0)
            {
                AssertSame(place("x"), place(MarkdownText.Escape(text)), text);
            }
        }
    }

    [Fact]
    public void Lines_of_a_text_are_kept_and_nothing_else()
    {
        foreach (var text in Texts.Where(text => Letters(text).Length > 0))
        {
            var html = MarkupRenderer.Render($"before\n\n{MarkdownText.EscapeLines($"a\n{text}\nb")}\n\nafter");

            Assert.Equal(3, Elements(html).Count(name => name == "p"));
            Assert.All(Elements(html), name => Assert.True(name is "p" or "br", $"{text} became {html}"));
            Assert.Equal($"beforea{Letters(text)}bafter", Letters(Text(html)));
        }

        Assert.Equal("<p>a<br>\nb<br>\n<br>\nc</p>", MarkupRenderer.Render(MarkdownText.EscapeLines(" a\r\nb \n\n  c\n")));
    }

    /// <summary>The same elements as with a letter in its place, and the whole text.</summary>
    private static void AssertSame(string plain, string escaped, string text)
    {
        var (expected, html) = (MarkupRenderer.Render(plain), MarkupRenderer.Render(escaped));
        Assert.True(Elements(expected).SequenceEqual(Elements(html)), $"{text}\nbecame {html}");
        Assert.Contains(Letters(text), Letters(Text(html)), StringComparison.Ordinal);
    }

    private static List<string> Elements(string html) => [.. Body(html).Descendants<IElement>().Select(element => element.LocalName)];

    private static string Text(string html) => Body(html).TextContent;

    private static IElement Body(string html) => new HtmlParser().ParseDocument($"<!DOCTYPE html><body>{html}").Body!;

    private static string Letters(string text) =>
        string.Concat(text.Where(character => !char.IsWhiteSpace(character) && !char.IsControl(character)));
}
