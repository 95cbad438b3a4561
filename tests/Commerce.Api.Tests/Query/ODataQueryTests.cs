using System.Net;
using Commerce.Api.Http;

namespace Commerce.Api.Tests.Query;

/// <summary>The OData options over HTTP.</summary>
public sealed class ODataQueryTests(ODataQueryTests.Threads threads) : IClassFixture<ODataQueryTests.Threads>
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
    [InlineData("$search=\"invoice\"&$top=1", "1")]
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
        var page = await threads.AskAsync(query);

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
        var page = await threads.AskAsync(query);

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
        var page = await threads.AskAsync(query);

        Assert.Equal(expected.Split(','), page.Is(HttpStatusCode.OK).Data[0].Select(member => member.Key));
    }

    [Fact]
    public async Task Select_reaches_inside_objects()
    {
        var page = await threads.AskAsync("$select=visibility/client,audit/created/at");

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
        var page = await threads.AskFeedAsync($"{query}&$filter=request/id eq '{threads.Request.Id}'");

        Assert.Equal(6, page.Is(HttpStatusCode.OK).Total);
        Assert.Equal(expected.Split(','), page.Data[0].Select(member => member.Key));
        if (page.Data[0].ContainsKey("request"))
        {
            Assert.All(page.Data, item => Assert.Equal(threads.Request.Id, item.Text("request.id")));
            Assert.All(page.Data, item => Assert.Equal(threads.Request.Name, item.Text("request.name")));
        }
    }

    [Theory]
    [InlineData("$filter=request/status eq 'Processing'")]
    [InlineData("$filter=request/name eq '{requestName}'")]
    [InlineData("$filter=startswith(request/name,'{requestName}')")]
    public async Task Feed_filters_by_the_request(string filter)
    {
        var page = await threads.AskFeedAsync($"{filter} and request/id eq '{threads.Request.Id}'");

        Assert.Equal("6,5,4,3,2,1", page.Numbers());
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
        var whole = await threads.AskAsync(query.TrimEnd('&'));

        var pages = await threads.WalkAsync($"{query}$top=2");

        Assert.Equal(whole.Total, whole.Is(HttpStatusCode.OK).Data.Count);
        Assert.Equal((whole.Total + 1) / 2, pages.Count);
        Assert.Equal(whole.Each("id"), pages.SelectMany(page => page.Each("id")));
        Assert.All(pages, page => Assert.Equal(whole.Total, page.Total));
        Assert.All(pages.SkipLast(1), page => Assert.Contains("$skiptoken=", page.Next, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("$top=1&limit=1", "limit")]
    [InlineData("limit=1&$top=1", "limit")]
    [InlineData("$filter=type eq 'User'&order=id", "order")]
    [InlineData("$filter=type eq 'User'&select=id", "select")]
    [InlineData("$top=1&cursor=abc", "cursor")]
    [InlineData("$top=1&eq(type,User)", "eq(type,User)")]
    [InlineData("$top=1&type=User", "type=User")]
    [InlineData("$top=1&rql=eq(type,User)", "eq(type,User)")]
    public async Task Options_and_RQL_do_not_mix(string query, string key)
    {
        var answer = await threads.AskAsync(query);

        answer.IsProblem(Problems.InvalidQueryType, key);
    }

    [Theory]
    [InlineData("$format=json", "$format", "Unknown query parameter.")]
    [InlineData("$apply=aggregate(id)", "$apply", "Unknown query parameter.")]
    [InlineData("$filtr=type eq 'User'", "$filtr", "`$filter`")]
    [InlineData("$=1", "$", "Unknown query parameter.")]
    [InlineData("$top=-1", "$top", "whole number")]
    [InlineData("$top=x", "$top", "whole number")]
    [InlineData("$skip=10001", "$skip", "10000")]
    [InlineData("$count=yes", "$count", "true or false")]
    [InlineData("$search=", "$search", "nothing to search")]
    [InlineData("$skiptoken=abc", "$skiptoken", "cursor")]
    [InlineData("$skiptoken=", "$skiptoken", "cursor")]
    [InlineData("$expand=request", "$expand", "Invalid property path.")]
    [InlineData("$orderby=content", "$orderby", "Ordering is not permitted.")]
    [InlineData("$orderby=idd", "$orderby", "`id`")]
    [InlineData("$orderby=id up", "$orderby", "asc")]
    [InlineData("$orderby=,", "$orderby", "ordering")]
    [InlineData("$select=idd", "$select", "`id`")]
    [InlineData("$filter=contents eq 'a'", "$filter", "`content`")]
    [InlineData("$filter=type eq", "$filter", "at character 7")]
    [InlineData("$filter=", "$filter", "at character 0")]
    [InlineData("$filter=type eq 'Robot'", "$filter", "Robot")]
    [InlineData("$filter=type gt 'User'", "$filter", "not permitted")]
    [InlineData("$filter=type eq 5", "$filter", "at character")]
    [InlineData("$filter=href eq 'x'", "$filter", "not permitted")]
    [InlineData("$filter=content eq 'a", "$filter", "quote")]
    [InlineData("$top=1&$top=2", "$top", "twice")]
    [InlineData("$top=1&%24TOP=2", "$TOP", "twice")]
    [InlineData("$filter=content eq 'a'&@x='1'&@x='2'", "@x", "twice")]
    public async Task Wrong_option_is_refused_with_what_would_be_right(string query, string key, string sentence)
    {
        var answer = await threads.AskAsync(query);

        answer.IsProblem(Problems.InvalidQueryType, key);
        Assert.Contains(sentence, answer.Errors(key), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("$orderby=length(content)", "$orderby")]
    [InlineData("$filter=matchesPattern(content,'a.*')", "$filter")]
    [InlineData("$filter=content has 'a'", "$filter")]
    [InlineData("$filter=geo.distance(content,content) lt 5", "$filter")]
    public async Task What_is_not_offered_is_told_so(string query, string key)
    {
        var answer = await threads.AskAsync(query);

        answer.IsProblem(Problems.NotImplementedType, key);
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
        var page = await threads.AskRequestsAsync(query);

        Assert.Equal(total, page.Is(HttpStatusCode.OK).Total);
        Assert.Equal(total, page.Data.Count);
    }

    [Fact]
    public async Task Requests_cannot_be_searched()
    {
        var answer = await threads.AskRequestsAsync("$search=invoice");

        answer.IsProblem(Problems.InvalidQueryType, "$search");
    }

    [Fact]
    public async Task External_id_of_another_party_is_no_property()
    {
        var answer = await threads.AskRequestsAsync("$filter=externalIds/vendor eq 'x'");
        var unknown = await threads.AskRequestsAsync("$filter=externalIds/nobody eq 'x'");

        answer.IsProblem(Problems.InvalidQueryType, "$filter");
        Assert.Equal(
            unknown.Errors("$filter").Replace("nobody", "vendor", StringComparison.Ordinal), answer.Errors("$filter"));
    }

    /// <summary>One thread of six messages, a day apart.</summary>
    public sealed class Threads(PostgresServer server) : Api(server), IAsyncLifetime
    {
        public TestRequest Request { get; private set; } = null!;

        public Task<Answer> AskAsync(string query) => GetAsync(Request.Messages, query);

        public Task<Answer> AskFeedAsync(string query) => GetAsync(QueryAnswers.Feed, query);

        public Task<Answer> AskRequestsAsync(string query) => GetAsync(QueryAnswers.Requests, query);

        public Task<IReadOnlyList<Answer>> WalkAsync(string query) =>
            As(Request.Client).WalkAsync($"{Request.Messages}?{Fill(query)}");

        async ValueTask IAsyncLifetime.InitializeAsync()
        {
            await base.InitializeAsync();
            Request = await CreateRequestAsync();
            await PostAsync(Request, "Where is the invoice?");
            await PostAsync(Request, "Invoice is late", Request.Vendor);
            await PostAsync(Request, "100% sure, between us", vendor: false);
            await PostAsync(Request, "it's a \\ done & dusted; ok");
            await PostAsync(Request, "a&b_");
            await AddSystemMessageAsync(Request, 6, "Request shipped");
            await ExecuteAsync("update message set created_at = timestamptz '2026-02-28T00:00:00Z' + seq * interval '1 day'");
        }

        private Task<Answer> GetAsync(string path, string query) =>
            As(Request.Client).GetAnswerAsync($"{path}?{Fill(query)}");

        private string Fill(string query)
        {
            for (var number = 1; number < 7; number++)
            {
                query = query.Replace($"{{{number}}}", Request.MessageId(number), StringComparison.Ordinal);
            }

            return query.Replace("{vendor}", Request.Vendor.Id, StringComparison.Ordinal)
                .Replace("{vendorToken}", Request.Vendor.TokenId, StringComparison.Ordinal)
                .Replace("{vendorName}", Uri.EscapeDataString(Quoted(Request.Vendor.Name)), StringComparison.Ordinal)
                .Replace("{requestName}", Uri.EscapeDataString(Quoted(Request.Name)), StringComparison.Ordinal)
                .Replace(" ", "%20", StringComparison.Ordinal);
        }

        private static string Quoted(string text) => text.Replace("'", "''", StringComparison.Ordinal);
    }
}
