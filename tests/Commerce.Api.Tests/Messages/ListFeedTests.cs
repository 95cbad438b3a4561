using System.Net;
using System.Text.Json.Nodes;
using Commerce.Foundation.Http;

namespace Commerce.Api.Tests.Messages;

public sealed class ListFeedTests(Api api) : IClassFixture<Api>
{
    private const string Feed = "/v1/commerce/messages";

    private static int _milliseconds;

    [Fact]
    public async Task Messages_of_all_requests_come_newest_first_and_name_their_request()
    {
        var (first, second) = await TwoThreadsAsync();

        var feed = (await api.As(first.Client).GetAnswerAsync(Feed)).Is(HttpStatusCode.OK);

        Assert.Equal(["b2", "a2", "b1", "a1"], feed.Each("content"));
        Assert.Equal(4, feed.Total);
        Assert.Equal(["visibility", "account", "audit"], feed.Omitted);
        Assert.All(feed.Data, item => Assert.Equal(
            ["id", "href", "type", "content", "request"], item.Select(member => member.Key)));
        var expected = new JsonObject { ["id"] = second.Id, ["href"] = second.Path, ["name"] = second.Name };
        Assert.Equal(expected.ToJsonString(), feed.Data[0]["request"]!.ToJsonString());
        Assert.Equal(second.Message(2), feed.Each("href")[0]);
    }

    [Fact]
    public async Task Total_goes_beyond_what_32_bits_hold()
    {
        var (first, second) = await TwoThreadsAsync();
        await api.ExecuteAsync(
            "update thread set client_messages = 2000000000 where request_no = any(@numbers)",
            new { numbers = new long[] { Api.Number(first.Id), Api.Number(second.Id) } });

        var feed = (await api.As(first.Client).GetAnswerAsync($"{Feed}?limit=1")).Is(HttpStatusCode.OK);

        Assert.Equal(4_000_000_000, feed.Json["$meta"]!["pagination"]!["total"]!.GetValue<long>());
        Assert.NotNull(feed.Next);
    }

    [Theory]
    [InlineData("-request", "id,href,type,content", "visibility,account,request,audit")]
    [InlineData("*", "id,href,type,content,visibility,account,request,audit", "")]
    [InlineData("-*", "", "id,href,type,content,visibility,account,request,audit")]
    [InlineData("-*,+id,+request", "id,request", "href,type,content,visibility,account,audit")]
    [InlineData("contentHtml", "id,href,type,content,request,contentHtml", "visibility,account,audit")]
    public async Task Select_works_as_in_a_thread(string select, string fields, string omitted)
    {
        var (first, _) = await TwoThreadsAsync();

        var feed = (await api.As(first.Client).GetAnswerAsync($"{Feed}?select={select}")).Is(HttpStatusCode.OK);

        string[] Names(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(feed.Data, item => Assert.Equal(Names(fields), item.Select(member => member.Key)));
        Assert.Equal(Names(omitted), feed.Omitted);
    }

    [Theory]
    [InlineData("-audit.created.at", "b2,a2,b1,a1")]
    [InlineData("audit.created.at", "a1,b1,a2,b2")]
    [InlineData("-audit.created.at,id", "b2,a2,b1,a1")]
    [InlineData("audit.created.at,-id", "a1,b1,a2,b2")]
    public async Task Order_goes_both_ways_across_requests(string order, string expected)
    {
        var (first, _) = await TwoThreadsAsync();

        var feed = await api.As(first.Client).GetAnswerAsync($"{Feed}?order={order}");

        Assert.Equal(expected.Split(','), feed.Is(HttpStatusCode.OK).Each("content"));
    }

    [Theory]
    [InlineData("id")]
    [InlineData("-id")]
    public async Task Order_by_id_keeps_threads_together(string order)
    {
        var (first, _) = await TwoThreadsAsync();

        var ids = (await api.As(first.Client).GetAnswerAsync($"{Feed}?order={order}")).Each("id");

        var expected = ids.Order(StringComparer.Ordinal);
        Assert.Equal(order == "id" ? expected : expected.Reverse(), ids);
    }

    [Theory]
    [InlineData("")]
    [InlineData("&order=audit.created.at")]
    [InlineData("&order=id")]
    [InlineData("&order=-id")]
    [InlineData("&order=-audit.created.at,id")]
    [InlineData("&order=audit.created.at,-id")]
    public async Task Links_reach_every_message_once_even_among_equal_times(string order)
    {
        var (first, second) = await TwoThreadsAsync();
        await api.ExecuteAsync(
            "update message set created_at = date_trunc('second', created_at) where request_no in (@a, @b)",
            new { a = Api.Number(first.Id), b = Api.Number(second.Id) });
        var client = api.As(first.Client);
        var whole = (await client.GetAnswerAsync($"{Feed}?limit=100{order}")).Each("id");

        var walked = new List<string>();
        for (var next = $"{Feed}?limit=1{order}"; next is not null;)
        {
            var page = (await client.GetAnswerAsync(next)).Is(HttpStatusCode.OK);
            Assert.Equal(walked.Count, page.Offset);
            walked.AddRange(page.Each("id"));
            next = page.Next;
        }

        Assert.Equal(4, whole.Distinct().Count());
        Assert.Equal(whole, walked);
    }

    [Fact]
    public async Task Public_prefix_means_the_same()
    {
        var (first, _) = await TwoThreadsAsync();
        var client = api.As(first.Client);

        var plain = await client.GetAnswerAsync(Feed);
        var behind = await client.GetAnswerAsync("/public" + Feed);

        Assert.Equal(plain.Text, behind.Is(HttpStatusCode.OK).Text);
    }

    [Theory]
    [InlineData("limit=x", "limit")]
    [InlineData("offset=10001", "offset")]
    [InlineData("order=content", "order")]
    [InlineData("select=requests", "select")]
    [InlineData("cursor=x", "cursor")]
    [InlineData("request.id=REQ-1", "request.id")]
    public async Task Junk_is_refused(string query, string parameter)
    {
        var client = await api.CreateClientAsync();

        var answer = await api.As(client).GetAnswerAsync($"{Feed}?{query}");

        answer.IsProblem(Problems.InvalidQueryType, parameter);
    }

    [Fact]
    public async Task Feed_of_an_account_without_requests_is_empty()
    {
        var vendor = await api.CreateVendorAsync();

        var feed = (await api.As(vendor).GetAnswerAsync(Feed)).Is(HttpStatusCode.OK);

        Assert.Empty(feed.Data);
        Assert.Equal(0, feed.Total);
        Assert.Null(feed.Next);
    }

    [Fact]
    public async Task Operations_sees_the_messages_of_every_account()
    {
        var (first, second) = await TwoThreadsAsync();
        var operations = api.As(await api.CreateOperationsAsync());

        var ids = (await operations.GetAnswerAsync($"{Feed}?limit=4")).Each("id");

        Assert.Equal([second.MessageId(2), first.MessageId(2), second.MessageId(1), first.MessageId(1)], ids);
    }

    /// <summary>a1, b1, a2, b2, in this order.</summary>
    private async Task<(TestRequest First, TestRequest Second)> TwoThreadsAsync()
    {
        var first = await api.CreateRequestAsync();
        var second = await api.CreateRequestAsync(first.Client, first.Vendor);
        for (var i = 1; i <= 2; i++)
        {
            await PostAtAsync(first, $"a{i}");
            await PostAtAsync(second, $"b{i}");
        }

        return (first, second);
    }

    /// <summary>Later than all before: two threads may have messages of the same millisecond.</summary>
    private async Task PostAtAsync(TestRequest request, string content)
    {
        await api.PostAsync(request, content);
        await api.ExecuteAsync(
            """
            update message
            set created_at = date_trunc('hour', created_at) + interval '2 hours' + @ms * interval '1 millisecond'
            where request_no = @number and content = @content
            """,
            new { ms = Interlocked.Increment(ref _milliseconds), number = Api.Number(request.Id), content });
    }
}
