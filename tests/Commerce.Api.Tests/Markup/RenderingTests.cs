using Commerce.Foundation.Markup;

namespace Commerce.Api.Tests.Markup;

public sealed class RenderingTests
{
    [Theory]
    [MemberData(nameof(MarkdownExamples.Text), MemberType = typeof(MarkdownExamples))]
    [MemberData(nameof(MarkdownExamples.Blocks), MemberType = typeof(MarkdownExamples))]
    [MemberData(nameof(MarkdownExamples.Links), MemberType = typeof(MarkdownExamples))]
    public void Markdown_becomes_exactly_this_html(string content, string html) =>
        Assert.Equal(html, MarkupRenderer.Render(content));
}
