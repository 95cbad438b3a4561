using System.Net;

namespace Commerce.Api.Tests.Query;

/// <summary><c>$filter</c> over HTTP.</summary>
public sealed class ODataFilterOptionTests(ODataThread thread) : IClassFixture<ODataThread>
{
    [Theory]
    [InlineData("$filter=type eq 'System'", "6")]
    [InlineData("%24filter=type eq 'System'", "6")]
    [InlineData("%24filter=type%20eq%20%27System%27", "6")]
    [InlineData("$FILTER=type EQ 'system'", "6")]
    [InlineData("$filter=type ne 'System'", "1,2,3,4,5")]
    [InlineData("$filter=contains(content,'e')", "1,2,3,4,6")]
    [InlineData("$filter=contains(tolower(content),'invoice')", "1,2")]
    [InlineData("$filter=startswith(content,'100%25')", "3")]
    [InlineData("$filter=endswith(content,'_')", "5")]
    [InlineData("$filter=content eq 'it''s a \\ done & dusted; ok'", "4")]
    [InlineData("$filter=content eq 'a%26b_'", "5")]
    [InlineData("$filter=content eq 'a&b_'", "5")]
    [InlineData("$filter='a%26b_' eq content&$top=1", "5")]
    [InlineData("$filter=content ne ':('&$top=1", "1")]
    [InlineData("$filter=content ne 'a%28'&$top=1", "1")]
    [InlineData("$filter=contains(content,':)') or content ne ':('&$top=1", "1")]
    [InlineData("$filter=content ne '(''&)'&$top=1", "1")]
    [InlineData("$filter=contains(content,'invoice') and type eq 'User'&$top=1", "1")]
    [InlineData("$filter=(content eq \"a%26b_\")&$top=1", "5")]
    [InlineData("$filter=content in ('a%26b_','none')", "5")]
    [InlineData("$filter=not (content in ('a%26b_','none'))", "1,2,3,4,6")]
    [InlineData("$filter=length(content) lt 6", "5")]
    [InlineData("$filter=account/id eq null", "6")]
    [InlineData("$filter=account/id ne null", "1,2,3,4,5")]
    [InlineData("$filter=account/id ne '{vendor}'", "1,3,4,5,6")]
    [InlineData("$filter=not (account/id eq '{vendor}')", "1,3,4,5,6")]
    [InlineData("$filter=account/type eq 'Vendor'", "2")]
    [InlineData("$filter=account/name eq '{vendorName}'", "2")]
    [InlineData("$filter=audit/created/by/id eq '{vendorToken}'", "2")]
    [InlineData("$filter=id eq '{3}' or id eq '{5}'", "3,5")]
    [InlineData("$filter=visibility/vendor eq false", "3")]
    [InlineData("$filter=not visibility/vendor", "3")]
    [InlineData("$filter=audit/created/at gt 2026-03-03T00:00:00Z", "4,5,6")]
    [InlineData("$filter=audit/created/at ge 2026-03-03T01:00:00+01:00 and audit/created/at lt 2026-03-05", "3,4")]
    [InlineData("$filter=date(audit/created/at) eq 2026-03-02", "2")]
    [InlineData("$filter=day(audit/created/at) gt 4", "5,6")]
    [InlineData("$filter=content eq @text&@text='a%26b_'", "5")]
    [InlineData("$filter=id in (@a,@b)&@a='{1}'&@b='{2}'", "1,2")]
    [InlineData("$filter=@all&@all=type eq 'System' or @more&@more=contains(content,'100')", "3,6")]
    [InlineData("$filter=account/id eq @missing", "6")]
    public async Task Filter_finds_what_it_says(string query, string expected)
    {
        var page = await thread.AskAsync(query);

        Assert.Equal(expected, page.Numbers());
    }

    [Theory]
    [InlineData("$filter=request/status eq 'Processing'")]
    [InlineData("$filter=request/name eq '{requestName}'")]
    [InlineData("$filter=startswith(request/name,'{requestName}')")]
    public async Task Feed_filters_by_the_request(string filter)
    {
        var page = await thread.AskFeedAsync($"{filter} and request/id eq '{thread.Request.Id}'");

        Assert.Equal("6,5,4,3,2,1", page.Numbers());
    }

    [Theory]
    [InlineData("$filter=messages/any(m: contains(m/content,'invoice'))", 1)]
    [InlineData("$filter=messages/any(m: contains(tolower(m/content),'nowhere'))", 0)]
    [InlineData("$filter=messages/any()", 1)]
    [InlineData("$filter=not messages/any()", 0)]
    [InlineData("$filter=messages/all(m: m/type eq 'User')", 0)]
    [InlineData("$filter=vendor/id eq '{vendor}'", 1)]
    [InlineData("$filter=client/name eq 'Nobody''s'", 0)]
    [InlineData("$filter=product/id eq null", 1)]
    [InlineData("$filter=requester/id ne null", 0)]
    public async Task Requests_are_filtered_too(string query, int total)
    {
        var page = await thread.AskRequestsAsync(query);

        Assert.Equal(total, page.Is(HttpStatusCode.OK).Total);
        Assert.Equal(total, page.Data.Count);
    }
}
