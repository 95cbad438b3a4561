using System.Net;
using System.Text.Json.Nodes;
using Commerce.Api.Requests;
using Commerce.Foundation.Http;

namespace Commerce.Api.Tests.Query;

/// <summary>Walks by <c>Link</c> in orders of every kind, with and without filters.</summary>
public sealed class PagingTests(PagingTests.Lists lists) : IClassFixture<PagingTests.Lists>
{
    [Theory]
    [InlineData("account.name")]
    [InlineData("-account.name")]
    [InlineData("account.id")]
    [InlineData("-account.id")]
    [InlineData("account.type")]
    [InlineData("visibility.vendor")]
    [InlineData("-visibility.vendor")]
    [InlineData("type")]
    [InlineData("-type")]
    [InlineData("audit.created.by.name")]
    [InlineData("-audit.created.of.id")]
    public Task Thread_is_walked_in_order(string order) => IsWalkedAsync(lists.Thread.Messages, order, "id");

    [Theory]
    [InlineData("request.name")]
    [InlineData("-request.name")]
    [InlineData("request.id")]
    [InlineData("account.name")]
    [InlineData("-account.id")]
    [InlineData("visibility.vendor")]
    [InlineData("-type")]
    [InlineData("-audit.created.at")]
    public Task Feed_is_walked_in_order(string order) => IsWalkedAsync(QueryAnswers.Feed, order, "id");

    [Theory]
    [InlineData("client.name")]
    [InlineData("-client.name")]
    [InlineData("vendor.id")]
    [InlineData("name")]
    [InlineData("-name")]
    [InlineData("status")]
    [InlineData("assignee.id")]
    [InlineData("-assignee.name")]
    [InlineData("externalIds.operations")]
    [InlineData("audit.created.at")]
    public Task Requests_are_walked_in_order(string order) => IsWalkedAsync(QueryAnswers.Requests, order, "id");

    [Theory]
    [InlineData("account.name,-audit.created.at")]
    [InlineData("-type,account.id,-id")]
    [InlineData("visibility.vendor,-account.name,type")]
    [InlineData("-account.type,visibility.client,-account.id,type,id")]
    public async Task Mixed_directions_are_walked_as_the_whole_list_stands(string order)
    {
        foreach (var path in (string[])[lists.Thread.Messages, QueryAnswers.Feed])
        {
            var whole = await lists.Reader.GetAnswerAsync($"{path}?order={order}");

            var pages = await lists.Reader.WalkAsync($"{path}?order={order}&limit=2");

            Assert.Equal(whole.Total, whole.Is(HttpStatusCode.OK).Data.Count);
            Assert.Equal(whole.Each("id"), pages.SelectMany(page => page.Each("id")));
        }
    }

    [Theory]
    [InlineData("type=User")]
    [InlineData("type=User&ne(content,'a & b')")]
    [InlineData("or(type=System,visibility.vendor=true)&order=-account.name")]
    [InlineData("ne(content,x)|type=System&select=-content")]
    [InlineData("query=type=User&order=account.id")]
    [InlineData("ne(content,%22x%26y%22)")]
    [InlineData("ne(content,a%2Bb)&gt(audit.created.at,2020-01-01T00:00:00+00:00)")]
    [InlineData("ne(content,caf%C3%A9)")]
    public async Task Filter_is_kept_in_every_link_and_the_total_is_exact(string query)
    {
        foreach (var path in (string[])[lists.Thread.Messages, QueryAnswers.Feed])
        {
            var whole = (await lists.Reader.GetAnswerAsync($"{path}?{query}")).Is(HttpStatusCode.OK);

            var pages = await lists.Reader.WalkAsync($"{path}?limit=2&{query}");

            Assert.InRange(whole.Data.Count, 3, 99);
            Assert.Equal((whole.Data.Count + 1) / 2, pages.Count);
            Assert.Equal(whole.Data.Select(Json), pages.SelectMany(page => page.Data).Select(Json));
            Assert.All(pages, page => Assert.Equal(whole.Data.Count, page.Total));
            Assert.All(pages, page => Assert.Equal(whole.Omitted, page.Omitted));
            Assert.Equal(Enumerable.Range(0, pages.Count).Select(i => i * 2), pages.Select(page => page.Offset));
        }
    }

    [Theory]
    [InlineData("type=User", "type=System")]
    [InlineData("type=User", "")]
    [InlineData("", "type=User")]
    [InlineData("order=id", "order=-id")]
    [InlineData("order=account.name", "order=account.id")]
    [InlineData("$filter=type%20eq%20'User'", "$filter=type%20ne%20'User'")]
    [InlineData("$search=m1%20OR%20m2%20OR%20m3", "$search=m1")]
    [InlineData("$filter=type%20eq%20@t&@t='User'", "$filter=type%20eq%20@t&@t='System'")]
    public async Task Cursor_of_another_filter_or_order_is_refused(string query, string other)
    {
        var (limit, name) = query.StartsWith('$') ? ("$top", "$skiptoken") : ("limit", "cursor");
        var page = await lists.Reader.GetAnswerAsync($"{lists.Thread.Messages}?{query}&{limit}=2");
        var cursor = page.Is(HttpStatusCode.OK).Next!.Split($"{name}=")[1];

        var same = await lists.Reader.GetAnswerAsync($"{lists.Thread.Messages}?{query}&{name}={cursor}");
        var answer = await lists.Reader.GetAnswerAsync($"{lists.Thread.Messages}?{other}&{name}={cursor}");

        Assert.NotEmpty(same.Is(HttpStatusCode.OK).Data);
        answer.IsProblem(Problems.InvalidQueryType, name);
    }

    [Fact]
    public async Task Cursor_of_another_list_reader_or_hand_is_refused()
    {
        var page = await lists.Reader.GetAnswerAsync($"{lists.Thread.Messages}?limit=1");
        var cursor = page.Is(HttpStatusCode.OK).Next!.Split("cursor=")[1];
        var changed = (cursor[0] == 'A' ? 'B' : 'A') + cursor[1..];

        foreach (var (client, path) in ((HttpClient, string)[])[
            (lists.Reader, $"{QueryAnswers.Feed}?cursor={cursor}"),
            (lists.Reader, $"{lists.Other.Messages}?cursor={cursor}"),
            (lists.As(lists.Thread.Client), $"{lists.Thread.Messages}?cursor={cursor}"),
            (lists.Reader, $"{lists.Thread.Messages}?cursor={changed}"),
            (lists.Reader, $"{lists.Thread.Messages}?cursor={cursor[..^1]}"),
            (lists.Reader, $"{lists.Thread.Messages}?cursor={cursor}&offset=1")])
        {
            var answer = (await client.GetAnswerAsync(path)).Is(HttpStatusCode.BadRequest);
            Assert.Equal("/problems/invalid-query", answer.Json.Text("type"));
        }
    }

    [Theory]
    [InlineData("type=User")]
    [InlineData("type=System")]
    [InlineData("content=nowhere")]
    [InlineData("or(type=System,visibility.vendor=false)")]
    public async Task Limit_of_0_counts_what_the_filter_finds(string filter)
    {
        foreach (var path in (string[])[lists.Thread.Messages, QueryAnswers.Feed])
        {
            var whole = await lists.Reader.GetAnswerAsync($"{path}?{filter}");

            var count = (await lists.Reader.GetAnswerAsync($"{path}?{filter}&limit=0")).Is(HttpStatusCode.OK);

            Assert.Empty(count.Data);
            Assert.Null(count.Next);
            Assert.Equal(whole.Is(HttpStatusCode.OK).Data.Count, count.Total);
            Assert.Equal(filter.Contains("nowhere", StringComparison.Ordinal), count.Total == 0);
        }
    }

    [Fact]
    public async Task Filtered_pages_by_offset_are_those_by_link()
    {
        var linked = await lists.Reader.WalkAsync($"{QueryAnswers.Feed}?type=User&limit=3&order=account.name");

        foreach (var page in linked)
        {
            var byOffset = await lists.Reader.GetAnswerAsync(
                $"{QueryAnswers.Feed}?type=User&limit=3&order=account.name&offset={page.Offset}");
            Assert.Equal(page.Json.ToJsonString(), byOffset.Json.ToJsonString());
        }

        Assert.InRange(linked.Count, 3, 99);
    }

    [Fact]
    public async Task Messages_that_come_during_a_filtered_walk_are_neither_repeated_nor_in_the_way()
    {
        var request = await lists.CreateRequestAsync();
        await lists.PostManyAsync(request, 4);
        var client = lists.As(request.Client);
        var path = $"{request.Messages}?visibility.vendor=true&order=account.name,id&limit=2";
        var first = await client.GetAnswerAsync(path);

        await lists.PostAsync(request, "5");
        await lists.PostAsync(request, "hidden", vendor: false);
        var rest = await client.WalkAsync(first.Is(HttpStatusCode.OK).Next!);

        Assert.Equal(["1", "2"], first.Each("content"));
        Assert.Equal(["3", "4", "5"], rest.SelectMany(page => page.Each("content")));
    }

    private async Task IsWalkedAsync(string path, string order, string key)
    {
        var field = order.TrimStart('-');
        var select = path == QueryAnswers.Requests ? "*" : "*,request";
        var whole = await lists.Reader.GetAnswerAsync($"{path}?select={select}&order={order}");
        var sorted = whole.Is(HttpStatusCode.OK).Data
            .OrderBy(item => item.Text(field), StringComparer.Ordinal)
            .ThenBy(item => item.Text(key), StringComparer.Ordinal)
            .Select(item => item.Text(key));
        var expected = order.StartsWith('-') ? sorted.Reverse() : sorted;

        var pages = await lists.Reader.WalkAsync($"{path}?order={order}&limit=2");

        Assert.InRange(pages.Count, 3, 99);
        Assert.Equal(whole.Total, whole.Data.Count);
        Assert.Equal(expected, whole.Each(key));
        Assert.Equal(whole.Each(key), pages.SelectMany(page => page.Each(key)));
        Assert.All(pages, page => Assert.Equal(whole.Total, page.Total));
    }

    private static string Json(JsonObject item) => item.ToJsonString();

    /// <summary>Six requests of three clients, with names that sort differently in different locales.</summary>
    public sealed class Lists(PostgresServer server) : Api(server), IAsyncLifetime
    {
        private static readonly string[] Names = ["b", "B", "\u00e4", "a b", "", "\U0001F600"];

        public TestRequest Thread { get; private set; } = null!;

        public TestRequest Other { get; private set; } = null!;

        public HttpClient Reader { get; private set; } = null!;

        async ValueTask IAsyncLifetime.InitializeAsync()
        {
            await base.InitializeAsync();
            var operations = await CreateOperationsAsync();
            Reader = As(operations);
            for (var i = 0; i < 6; i++)
            {
                var request = await CreateRequestAsync(i % 2 == 0 ? null : Other.Client);
                (Thread, Other) = (Thread ?? request, request);
                await PostAsync(request, "m1 for all");
                await AddSystemMessageAsync(request, 2, "m2 of the service");
                await PostAsync(request, "m3 between us", vendor: false);
                await PostAsync(request, "m4", request.Vendor, client: false);
                await PostAsync(request, "m5", operations);
                await AddSystemMessageAsync(request, 6, "m6 of the service");
                await ExecuteAsync(
                    """
                    update request
                    set name = coalesce(nullif(@name, ''), name),
                        operations_external_id = case when @i < 3 then 'ref ' || @i end,
                        assignee_user_no = case when @i = 4 then @user end
                    where request_no = @number
                    """,
                    new
                    {
                        i,
                        name = Names[i],
                        user = Number(request.Vendor.UserId),
                        number = RequestId.Parse(request.Id).Number,
                    });
            }

            // As the wire tells times.
            await ExecuteAsync(
                """
                update message set created_at = date_trunc('milliseconds', created_at);
                update request set created_at = date_trunc('milliseconds', created_at);
                """);
        }
    }
}
