using System.Net;

namespace Commerce.Api.Tests.Attachments;

/// <summary>Ids of attachments in the text of a message, as links and as images.</summary>
public sealed class AttachmentMarkupTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task Id_of_an_attachment_of_the_request_is_a_link_or_an_image()
    {
        var request = await api.CreateRequestAsync();
        var id = request.AttachmentId(3);
        var link = $"<a href=\"{request.Attachment(3)}\" rel=\"noopener noreferrer nofollow ugc\">";
        foreach (var (content, html) in new[]
        {
            ($"[the *offer*]({id})", $"<p>{link}the <em>offer</em></a></p>"),
            ($"![plan]({id})", $"<p><img src=\"{request.Attachment(3)}\" alt=\"plan\"></p>"),
            ($"![]({id})", $"<p><img src=\"{request.Attachment(3)}\" alt=\"\"></p>"),
            ($"[o]({id.ToLowerInvariant()})", $"<p>{link}o</a></p>"),
            ($"[o](<{id}>)", $"<p>{link}o</a></p>"),
            ($"[o][1]\n\n[1]: {id}", $"<p>{link}o</a></p>"),
            ($"see {id}", $"<p>see {id}</p>"),
            ($"`[o]({id})`", $"<p><code>[o]({id})</code></p>"),
        })
        {
            await AssertRendersAsync(request, content, html);
        }
    }

    [Fact]
    public async Task Anything_else_stays_text()
    {
        var request = await api.CreateRequestAsync();
        var other = await api.CreateRequestAsync();
        foreach (var target in new[]
        {
            other.AttachmentId(1), $"{request.AttachmentId(1)}?a=b", $"{request.AttachmentId(1)}/", $"./{request.AttachmentId(1)}",
            $"{request.AttachmentId(1)[..^1]}", $"{request.AttachmentId(1)}1", $"{request.AttachmentId(1)}-0001",
            $"{request.AttachmentId(1)[..^1]}x", $"{request.AttachmentId(1)[..^1]}٣", request.MessageId(1),
            request.AttachmentId(1)[4..],
        })
        {
            await AssertRendersAsync(request, $"[o]({target})", "<p>o</p>");
            await AssertRendersAsync(request, $"![o]({target})", "<p>o</p>");
        }
    }

    [Fact]
    public async Task Same_text_means_in_each_request_what_it_means_there()
    {
        var (first, second) = (await api.CreateRequestAsync(), await api.CreateRequestAsync());
        var content = $"[1]({first.AttachmentId(1)}) [2]({second.AttachmentId(1)})";
        string Html(TestRequest request, int number) =>
            $"<a href=\"{request.Attachment(1)}\" rel=\"noopener noreferrer nofollow ugc\">{number}</a>";

        // Twice, since the second time it is known already.
        for (var round = 0; round < 2; round++)
        {
            await AssertRendersAsync(first, content, $"<p>{Html(first, 1)} 2</p>");
            await AssertRendersAsync(second, content, $"<p>1 {Html(second, 2)}</p>");
        }
    }

    [Fact]
    public async Task What_the_service_says_of_a_file_links_it()
    {
        var request = await api.CreateRequestAsync();
        await api.AttachAsync(request, filename: "a](x).txt");
        var html = (await api.As(request.Vendor).GetAnswerAsync(request.Message(1), "text/html")).Is(HttpStatusCode.OK).Text;

        Assert.Contains(
            $"added the file <a href=\"{request.Attachment(1)}\" rel=\"noopener noreferrer nofollow ugc\">a](x).txt</a>.",
            html, StringComparison.Ordinal);
    }

    private async Task AssertRendersAsync(TestRequest request, string content, string html)
    {
        var posted = await api.PostAsync(request, content);
        var fragment = await api.As(request.Vendor).GetAnswerAsync($"{posted["href"]}", "text/html");
        Assert.Equal(html, fragment.Is(HttpStatusCode.OK).Text);
        foreach (var list in new[] { request.Messages, "/v1/commerce/messages" })
        {
            var listed = await api.As(request.Client).GetAnswerAsync($"{list}?select=contentHtml&id={posted["id"]}");
            Assert.Equal(html, $"{Assert.Single(listed.Is(HttpStatusCode.OK).Data)["contentHtml"]}");
        }

        var text = await api.As(request.Vendor).GetAnswerAsync($"{posted["href"]}", "text/markdown");
        Assert.Equal(content, text.Text);
    }
}
