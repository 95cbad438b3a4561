using Commerce.Foundation.Markup;

namespace Commerce.Api.Tests.Markup;

public sealed class SafeUrlTests
{
    private const string Attachment = "/v1/commerce/requests/REQ-1671-0642/attachments/ATT-1671-0642-0003";

    [Theory]
    [InlineData("http://a")]
    [InlineData("HTTPS://a.b/c?d=e#f")]
    [InlineData("https://a.b/%20")]
    [InlineData(Attachment)]
    [InlineData("/v1/commerce/requests/req-0001-0002-0003/attachments/att-0001-0002-0003-0004")]
    public void A_web_address_and_an_attachment_suit_links_and_images(string url)
    {
        Assert.True(SafeUrl.IsLink(url));
        Assert.True(SafeUrl.IsImage(url));
    }

    [Fact]
    public void A_mail_address_suits_a_link_only()
    {
        Assert.True(SafeUrl.IsLink("mailto:a@b.c"));
        Assert.False(SafeUrl.IsImage("mailto:a@b.c"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("http://")]
    [InlineData("https:///a")]
    [InlineData("http:javascript:a")]
    [InlineData("http:/a")]
    [InlineData("mailto:")]
    [InlineData(" https://a")]
    [InlineData("https://a b")]
    [InlineData("https://a\u00A0b")]
    [InlineData("https://a\\b")]
    [InlineData("https://a\n")]
    [InlineData("https://a\0")]
    [InlineData("https://a\u007F")]
    [InlineData("https://a\u0085")]
    [InlineData("//a.b")]
    [InlineData("javascript:https://a")]
    [InlineData("data:text/html,a")]
    [InlineData("ftp://a")]
    [InlineData("ATT-1671-0642-0003")]
    [InlineData(Attachment + "?a=b")]
    [InlineData(Attachment + "\n")]
    [InlineData(Attachment + "/../..")]
    [InlineData("https:" + Attachment)]
    [InlineData("/" + Attachment)]
    [InlineData("/v1/commerce/requests/REQ-٣٣٣٣-0642/attachments/ATT-1671-0642-0003")]
    [InlineData("/v1/commerce/requests/../attachments/ATT-1671-0642-0003")]
    public void Anything_else_is_refused(string? url)
    {
        Assert.False(SafeUrl.IsLink(url));
        Assert.False(SafeUrl.IsImage(url));
    }
}
