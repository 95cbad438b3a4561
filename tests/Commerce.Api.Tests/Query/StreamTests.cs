using System.Net;
using System.Text.Json.Nodes;
using Commerce.Foundation.Http;

namespace Commerce.Api.Tests.Query;

/// <summary>Whole lists as JSON lines.</summary>
public sealed class StreamTests(Api api) : IClassFixture<Api>
{
    private const string JsonLines = "application/jsonl";

    [Theory]
    [InlineData("")]
    [InlineData("?select=*")]
    [InlineData("?select=-*,id,contentHtml&order=-id")]
    [InlineData("?ne(content,50)&order=-audit.created.at")]
    [InlineData("?limit=3&offset=5")]
    [InlineData("?$filter=contains(content,'1')&$orderby=type,id%20desc&$select=id,content")]
    [InlineData("?$search=7")]
    public async Task Stream_holds_every_item_of_every_page_in_its_order(string query)
    {
        var request = await api.ThreadOf102Async();
        var client = api.As(request.Client);
        var pages = await client.WalkAsync(
            request.Messages + query.Replace("?limit=3&offset=5", "", StringComparison.Ordinal));

        var stream = (await client.GetAnswerAsync(request.Messages + query, JsonLines)).Is(HttpStatusCode.OK);

        Assert.StartsWith(JsonLines, stream.MediaType, StringComparison.Ordinal);
        Assert.Null(stream.Header("Link"));
        Assert.NotEmpty(stream.Lines());
        Assert.Equal(pages.SelectMany(page => page.Data).Select(item => item.ToJsonString()), Normal(stream));
        Assert.EndsWith("\n", stream.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stream_is_longer_than_a_page()
    {
        var request = await api.ThreadOf102Async();

        var stream = await api.As(request.Client).GetAnswerAsync(request.Messages, JsonLines);

        Assert.Equal(102, stream.Is(HttpStatusCode.OK).Lines().Count);
    }

    [Theory]
    [InlineData(QueryAnswers.Feed, "")]
    [InlineData(QueryAnswers.Feed, "?select=audit&order=request.name,-id")]
    [InlineData(QueryAnswers.Feed, "?type=User&order=account.name")]
    [InlineData(QueryAnswers.Requests, "")]
    [InlineData(QueryAnswers.Requests, "?select=*&order=-name")]
    [InlineData(QueryAnswers.Requests, "?any(messages,content=two)")]
    public async Task Other_lists_stream_as_well(string path, string query)
    {
        var request = await api.CreateRequestAsync();
        var other = await api.CreateRequestAsync(request.Client);
        await api.PostAsync(request, "one");
        await api.PostAsync(other, "two", other.Vendor);
        await api.AddSystemMessageAsync(other, 2, "three");
        var client = api.As(request.Client);
        var page = (await client.GetAnswerAsync(path + query)).Is(HttpStatusCode.OK);

        var stream = (await client.GetAnswerAsync(path + query, JsonLines)).Is(HttpStatusCode.OK);

        Assert.NotEmpty(page.Data);
        Assert.Equal(page.Data.Select(item => item.ToJsonString()), Normal(stream));
    }

    [Fact]
    public async Task Streaming_header_is_echoed_where_it_was_sent()
    {
        var request = await api.CreateRequestAsync();
        await api.PostAsync(request, "Hello");
        var client = api.As(request.Client);

        foreach (var path in (string[])[request.Messages, QueryAnswers.Feed, QueryAnswers.Requests])
        {
            var with = await client.CallAsync(HttpMethod.Get, path, accept: JsonLines, headers: ("MPT-Streaming", "true"));
            var without = await client.GetAnswerAsync(path, JsonLines);

            Assert.Equal("true", with.Is(HttpStatusCode.OK).Header("MPT-Streaming"));
            Assert.Single(with.Lines());
            Assert.Null(without.Is(HttpStatusCode.OK).Header("MPT-Streaming"));
            Assert.Equal(with.Text, without.Text);
        }
    }

    [Fact]
    public async Task Stream_of_nothing_is_empty()
    {
        var request = await api.CreateRequestAsync();

        var stream = await api.As(request.Client).GetAnswerAsync(request.Messages, JsonLines);

        Assert.StartsWith(JsonLines, stream.Is(HttpStatusCode.OK).MediaType, StringComparison.Ordinal);
        Assert.Empty(stream.Bytes);
    }

    [Fact]
    public async Task Foreign_request_is_not_found()
    {
        var request = await api.CreateRequestAsync();
        var draft = await api.CreateRequestAsync(request.Client, request.Vendor, "Draft");

        foreach (var (reader, path) in ((TestAccount, string)[])[
            (await api.CreateClientAsync(), request.Messages), (await api.CreateVendorAsync(), request.Messages),
            (request.Vendor, draft.Messages), (request.Client, $"{QueryAnswers.Requests}/REQ-0000-0001/messages")])
        {
            (await api.As(reader).GetAnswerAsync(path, JsonLines)).IsProblem(Problems.NotFoundType);
        }
    }

    [Theory]
    [InlineData("foo=1", "foo")]
    [InlineData("order=idd", "order")]
    [InlineData("cursor=x", "cursor")]
    [InlineData("$filter=idd%20eq%20'1'", "$filter")]
    public async Task Wrong_query_is_a_problem_and_no_stream(string query, string key)
    {
        var request = await api.CreateRequestAsync();

        var answer = await api.As(request.Client).GetAnswerAsync($"{request.Messages}?{query}", JsonLines);

        answer.IsProblem(Problems.InvalidQueryType, key);
    }

    [Fact]
    public async Task Stream_holds_what_its_reader_may_see()
    {
        var request = await api.CreateRequestAsync();
        await api.PostAsync(request, "for all");
        await api.PostAsync(request, "not for the vendor", vendor: false);

        var stream = await api.As(request.Vendor).GetAnswerAsync(request.Messages, JsonLines);
        var feed = await api.As(request.Vendor).GetAnswerAsync(QueryAnswers.Feed, JsonLines);

        Assert.Contains("for all", Assert.Single(stream.Is(HttpStatusCode.OK).Lines()), StringComparison.Ordinal);
        Assert.Contains("for all", Assert.Single(feed.Is(HttpStatusCode.OK).Lines()), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Normal(Answer stream) =>
        stream.Lines().Select(line => JsonNode.Parse(line)!.ToJsonString());
}
