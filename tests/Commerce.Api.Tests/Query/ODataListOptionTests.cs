using System.Net;

namespace Commerce.Api.Tests.Query;

/// <summary>The options beside <c>$filter</c> over HTTP: order, page, count, search, selection.</summary>
public sealed class ODataListOptionTests(ODataThread thread) : IClassFixture<ODataThread>
{
    [Theory]
    [InlineData("$search=\"invoice\"&$top=1", "1")]
    [InlineData("$orderby=id desc", "6,5,4,3,2,1")]
    [InlineData("$orderby=audit/created/at desc,id", "6,5,4,3,2,1")]
    [InlineData("$orderby=type,id desc", "6,5,4,3,2,1")]
    [InlineData("$orderby=type desc", "5,4,3,2,1,6")]
    [InlineData("$orderby=visibility/vendor", "3,1,2,4,5,6")]
    [InlineData("$top=2", "1,2")]
    [InlineData("$top=0", "")]
    [InlineData("$skip=4", "5,6")]
    [InlineData("$top=2&$skip=1&$orderby=id desc", "5,4")]
    [InlineData("$top=2&$filter=type eq 'User'&$orderby=id desc", "5,4")]
    [InlineData("$search=invoice", "1,2")]
    [InlineData("$search=INVOICE NOT late", "1")]
    [InlineData("$search=\"the invoice\"", "1")]
    [InlineData("$search=dusted OR shipped", "4,6")]
    [InlineData("$search=invoice&$filter=account/type eq 'Vendor'", "2")]
    [InlineData("$search=invoice&$orderby=id desc", "2,1")]
    [InlineData("$count=true", "1,2,3,4,5,6")]
    [InlineData("$count=false&$top=1", "1")]
    public async Task Option_does_what_it_says(string query, string expected)
    {
        var page = await thread.AskAsync(query);

        Assert.Equal(expected, page.Numbers());
    }

    [Theory]
    [InlineData("$filter=type eq 'User'&$top=1", 5)]
    [InlineData("$filter=type eq 'User'&$top=1&$count=true", 5)]
    [InlineData("$filter=type eq 'User'&$top=0", 5)]
    [InlineData("$filter=type eq 'User'&$skip=5", 5)]
    [InlineData("$search=invoice&$top=1", 2)]
    [InlineData("$search=nowhere", 0)]
    [InlineData("$top=1", 6)]
    public async Task Total_counts_all_that_match_and_not_the_page(string query, int total)
    {
        var page = await thread.AskAsync(query);

        Assert.Equal(total, page.Is(HttpStatusCode.OK).Total);
    }

    [Theory]
    [InlineData("$select=id", "id")]
    [InlineData("$select=id,content", "id,content")]
    [InlineData("$select=content,id", "id,content")]
    [InlineData("$select=audit/created/at", "audit")]
    [InlineData("$select=id,audit($select=created)", "id,audit")]
    [InlineData("$select=*", "id,href,type,content,visibility,account,audit")]
    [InlineData("$select=contentHtml", "contentHtml")]
    public async Task Select_is_exact(string query, string expected)
    {
        var page = await thread.AskAsync(query);

        Assert.Equal(expected.Split(','), page.Is(HttpStatusCode.OK).Data[0].Select(member => member.Key));
    }

    [Fact]
    public async Task Select_reaches_inside_objects()
    {
        var page = await thread.AskAsync("$select=visibility/client,audit/created/at");

        var first = page.Is(HttpStatusCode.OK).Data[0];
        Assert.Equal("""{"client":true}""", first["visibility"]!.ToJsonString());
        Assert.Equal(["at"], first["audit"]!["created"]!.AsObject().Select(member => member.Key));
    }

    [Theory]
    [InlineData("$expand=request&$select=id", "id,request")]
    [InlineData("$select=id", "id")]
    [InlineData("$expand=request", "id,href,type,content,request")]
    public async Task Feed_expands_the_request(string query, string expected)
    {
        var page = await thread.AskFeedAsync($"{query}&$filter=request/id eq '{thread.Request.Id}'");

        Assert.Equal(6, page.Is(HttpStatusCode.OK).Total);
        Assert.Equal(expected.Split(','), page.Data[0].Select(member => member.Key));
        if (page.Data[0].ContainsKey("request"))
        {
            Assert.All(page.Data, item => Assert.Equal(thread.Request.Id, item.Text("request.id")));
            Assert.All(page.Data, item => Assert.Equal(thread.Request.Name, item.Text("request.name")));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("$filter=type eq 'User' and not contains(content,'nothing > here')&")]
    [InlineData("$search=invoice OR dusted&")]
    [InlineData("$orderby=audit/created/at desc,id&$select=id,type&")]
    [InlineData("$filter=contains(content,@e)&@e='e'&$orderby=account/name desc&")]
    [InlineData("%24filter=contains(content,'e')&%24orderby=type&")]
    [InlineData("$filter=content ne ':('&")]
    public async Task Skiptokens_walk_through_the_whole_list(string query)
    {
        var whole = await thread.AskAsync(query.TrimEnd('&'));

        var pages = await thread.WalkAsync($"{query}$top=2");

        Assert.Equal(whole.Total, whole.Is(HttpStatusCode.OK).Data.Count);
        Assert.Equal((whole.Total + 1) / 2, pages.Count);
        Assert.Equal(whole.Each("id"), pages.SelectMany(page => page.Each("id")));
        Assert.All(pages, page => Assert.Equal(whole.Total, page.Total));
        Assert.All(pages.SkipLast(1), page => Assert.Contains("$skiptoken=", page.Next, StringComparison.Ordinal));
    }
}
