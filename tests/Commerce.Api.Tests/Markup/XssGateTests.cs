using Commerce.Foundation.Markup;

namespace Commerce.Api.Tests.Markup;

public sealed class XssGateTests(ITestOutputHelper output)
{
    [Fact]
    public void No_payload_in_any_place_gets_beyond_the_allowed_elements_attributes_and_addresses()
    {
        Assert.True(XssPayloads.All.Distinct().Count() >= 200);
        Assert.True(XssContexts.All.Count >= 15);
        CheckAll(Documents(), MarkupRenderer.Render);
    }

    [Fact]
    public void The_filter_alone_holds_against_raw_html() =>
        CheckAll(RawHtml(), HtmlFilter.Clean);

    [Fact]
    public void Filtering_what_was_filtered_changes_nothing()
    {
        foreach (var html in Documents().Select(MarkupRenderer.Render))
            Assert.Equal(html, HtmlFilter.Clean(html));
    }

    [Fact]
    public void The_oracle_sees_each_kind_of_breach()
    {
        string[] breaches =
        [
            "<script>x</script>", "<p onclick=x>", "<p style=x>", "<svg></svg>", "<a href=https://a.example>x</a>",
            "<!-- x -->",
            "<a href=javascript:x rel='noopener noreferrer nofollow ugc'>x</a>", "<img src=data:x>",
            "<img src=mailto:a@b.c>",
            "<img src=//a.example>", "<code class=admin>x</code>", "<input type=checkbox>",
            "<input type=text disabled>", "<body id=x>",
        ];
        Assert.All(breaches, html => Assert.NotNull(MarkupOracle.Complaint(html)));
    }

    private static IEnumerable<string> Documents() =>
        XssContexts.All.SelectMany(context => XssPayloads.All.Select(context));

    private static IEnumerable<string> RawHtml()
    {
        string[] before =
            ["", "<p>", "<table><tr>", "<pre>", "<ul><li>", "<svg>", "<math>", "<select>", "<a href=http://a.example>"];
        return XssPayloads.Html.SelectMany(html => before.Select(start => start + html))
            .Concat(XssPayloads.Urls.SelectMany(url => new[]
            {
                $"<a href=\"{url}\">x</a>", $"<a href='{url}'>x</a>", $"<img src=\"{url}\" alt=\"{url}\">",
                $"<a href={url}>x</a>",
                $"<p style=\"{url}\" class=\"{url}\">x</p>",
                $"<input type={url}>", $"<ol start=\"{url}\"><li>x</ol>",
            }));
    }

    private void CheckAll(IEnumerable<string> documents, Func<string, string> render)
    {
        var count = 0;
        foreach (var document in documents)
        {
            var html = render(document);
            if (MarkupOracle.Complaint(html) is { } complaint)
                Assert.Fail($"{complaint}\nfrom: {document}\ncame: {html}");
            count++;
        }

        output.WriteLine($"{count} documents checked");
    }
}
