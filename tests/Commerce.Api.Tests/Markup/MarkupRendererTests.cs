using Commerce.Foundation.Markup;

namespace Commerce.Api.Tests.Markup;

public sealed class MarkupRendererTests
{
    [Fact]
    public async Task Many_renderings_at_once_give_what_each_gives_alone()
    {
        using var renderer = new MarkupRenderer();
        var contents = Enumerable.Range(0, 200).Select(number => $"- *{number}* [a](https://b.c/{number})").ToList();
        var all = contents.Select(content => renderer.RenderAsync(content, CancellationToken.None));
        Assert.Equal(contents.Select(MarkupRenderer.Render), await Task.WhenAll(all));
    }

    [Fact]
    public async Task Who_no_longer_waits_gets_nothing_and_takes_no_slot()
    {
        using var renderer = new MarkupRenderer();
        for (var time = 0; time <= Environment.ProcessorCount; time++)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(
                () => renderer.RenderAsync("a", new(canceled: true)));
        Assert.Equal("<p>a</p>", await renderer.RenderAsync("a", CancellationToken.None));
    }

    [Fact]
    public void Any_text_renders_to_something_safe()
    {
        var random = new Random(4711);
        const string alphabet = "ab \n\t\r*_~`[]()<>!#|-+:&;\"'\\/=.{}0\0\u00A0\uD83D\uDE00\u202E";
        for (var round = 0; round < 3_000; round++)
        {
            var content = string.Concat(random.GetItems<char>(alphabet, random.Next(120)));
            var html = MarkupRenderer.Render(content);
            Assert.Null(MarkupOracle.Complaint(html));
            Assert.Equal(html, HtmlFilter.Clean(html));
            Assert.Equal(html, MarkupRenderer.Render(content));
        }
    }
}
