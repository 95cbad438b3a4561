using System.Net;
using Commerce.Foundation.Http;

namespace Commerce.Api.Tests.Messages;

/// <summary>Limits, offsets, links and cursors of a thread.</summary>
public sealed class PagingTests(Api api) : IClassFixture<Api>
{
    [Theory]
    [InlineData("limit=0", 0, 0)]
    [InlineData("limit=1", 1, 1)]
    [InlineData("limit=100", 100, 100)]
    [InlineData("limit=101", 100, 100)]
    [InlineData("limit=99999999999999999999", 100, 100)]
    [InlineData("LIMIT=2", 2, 2)]
    [InlineData("", 100, 100)]
    [InlineData("offset=99", 100, 3)]
    [InlineData("offset=102", 100, 0)]
    [InlineData("offset=10000", 100, 0)]
    public async Task Page_has_at_most_the_limit_and_echoes_what_holds(string query, int limit, int count)
    {
        var request = await api.ThreadOf102Async();

        var page = (await api.As(request.Client).GetAnswerAsync($"{request.Messages}?{query}")).Is(HttpStatusCode.OK);

        Assert.Equal(limit, page.Limit);
        Assert.Equal(102, page.Total);
        Assert.Equal(count, page.Data.Count);
        Assert.Equal(page.Offset + count < 102 && limit > 0, page.Next is not null);
    }

    [Theory]
    [InlineData("")]
    [InlineData("&order=-id")]
    [InlineData("&order=-audit.created.at,id")]
    [InlineData("&order=audit.created.at,-id")]
    [InlineData("&select=-*,+id,+content")]
    public async Task Links_and_offsets_walk_through_the_same_pages(string rest)
    {
        var request = await api.CreateRequestAsync();
        await api.PostManyAsync(request, 10);
        var client = api.As(request.Client);
        var whole = (await client.GetAnswerAsync($"{request.Messages}?limit=100{rest}")).Each("content");

        var (linked, offsets) = (new List<string>(), new List<string>());
        var next = $"{request.Messages}?limit=3{rest}";
        for (var offset = 0; next is not null; offset += 3)
        {
            var byLink = (await client.GetAnswerAsync(next)).Is(HttpStatusCode.OK);
            var byOffset = await client.GetAnswerAsync($"{request.Messages}?limit=3&offset={offset}{rest}");
            Assert.Equal(offset, byLink.Offset);
            Assert.Equal(byOffset.Json.ToJsonString(), byLink.Json.ToJsonString());
            linked.AddRange(byLink.Each("content"));
            offsets.AddRange(byOffset.Each("content"));
            next = byLink.Next;
        }

        Assert.Equal(10, whole.Count);
        Assert.Equal(whole, linked);
        Assert.Equal(whole, offsets);
    }

    [Fact]
    public async Task Link_keeps_the_other_parameters_and_leaves_out_the_offset()
    {
        var request = await api.CreateRequestAsync();
        await api.PostManyAsync(request, 4);

        var page = await api.As(request.Client).GetAnswerAsync(
            $"/public{request.Messages}?select=+audit&offset=1&limit=2&order=-id");

        Assert.StartsWith(
            $"{request.Messages}?select=+audit&limit=2&order=-id&cursor=", page.Next, StringComparison.Ordinal);
        var last = (await api.As(request.Client).GetAnswerAsync(page.Next!)).Is(HttpStatusCode.OK);
        Assert.Equal(["1"], last.Each("content"));
        Assert.Equal(3, last.Offset);
        Assert.Contains("audit", last.Data[0].Select(member => member.Key));
    }

    [Fact]
    public async Task Link_is_left_out_on_the_last_page_even_when_it_is_full()
    {
        var request = await api.CreateRequestAsync();
        await api.PostManyAsync(request, 4);

        var page = await api.As(request.Client).GetAnswerAsync($"{request.Messages}?limit=2&offset=2");

        Assert.Equal(2, page.Data.Count);
        Assert.Null(page.Header("Link"));
    }

    [Fact]
    public async Task Cursor_goes_on_where_the_page_ended_whatever_is_posted_meanwhile()
    {
        var request = await api.CreateRequestAsync();
        await api.PostManyAsync(request, 4);
        var client = api.As(request.Client);
        var first = await client.GetAnswerAsync($"{request.Messages}?limit=2&order=-id");
        await api.PostAsync(request, "5");

        var second = await client.GetAnswerAsync(first.Next!);

        Assert.Equal(["2", "1"], second.Each("content"));
        Assert.Equal(5, second.Total);
    }

    [Fact]
    public async Task Cursor_goes_on_with_another_limit_and_selection()
    {
        var request = await api.CreateRequestAsync();
        await api.PostManyAsync(request, 5);
        var client = api.As(request.Client);
        var cursor = CursorOf(await client.GetAnswerAsync($"{request.Messages}?limit=1"));

        var rest = await client.GetAnswerAsync($"{request.Messages}?limit=3&select=-id&cursor={cursor}");

        Assert.Equal(["2", "3", "4"], rest.Is(HttpStatusCode.OK).Each("content"));
        var none = await client.GetAnswerAsync($"{request.Messages}?limit=0&cursor={cursor}");
        Assert.Empty(none.Is(HttpStatusCode.OK).Data);
        Assert.Equal(5, none.Total);
    }

    [Fact]
    public async Task Cursor_that_was_changed_is_refused()
    {
        var request = await api.CreateRequestAsync();
        await api.PostManyAsync(request, 2);
        var client = api.As(request.Client);
        var cursor = CursorOf(await client.GetAnswerAsync($"{request.Messages}?limit=1"));

        for (var i = 0; i < cursor.Length - 1; i++)
        {
            var changed = cursor[..i] + (cursor[i] == 'A' ? 'B' : 'A') + cursor[(i + 1)..];
            var answer = await client.GetAnswerAsync($"{request.Messages}?cursor={changed}");
            answer.IsProblem(Problems.InvalidQueryType, "cursor");
        }
    }

    [Fact]
    public async Task Cursor_of_another_list_account_or_order_is_refused()
    {
        var request = await api.CreateRequestAsync();
        var other = await api.CreateRequestAsync(request.Client, request.Vendor);
        await api.PostManyAsync(request, 2);
        await api.PostManyAsync(other, 2);
        var client = api.As(request.Client);
        var cursor = CursorOf(await client.GetAnswerAsync($"{request.Messages}?limit=1"));

        (HttpClient Caller, string Path)[] misuses =
        [
            (client, $"{other.Messages}?cursor={cursor}"),
            (client, $"/v1/commerce/messages?cursor={cursor}"),
            (client, $"/v1/commerce/requests?cursor={cursor}"),
            (api.As(request.Vendor), $"{request.Messages}?cursor={cursor}"),
            (client, $"{request.Messages}?order=-id&cursor={cursor}"),
        ];
        foreach (var (caller, path) in misuses)
        {
            (await caller.GetAnswerAsync(path)).IsProblem(Problems.InvalidQueryType, "cursor");
        }

        // The same order by another name, and the same list in another case, are the same.
        (await client.GetAnswerAsync($"{request.Messages}?order=audit.created.at&cursor={cursor}"))
            .Is(HttpStatusCode.OK);
        (await client.GetAnswerAsync($"{request.Messages.ToLowerInvariant()}?cursor={cursor}")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Cursor_and_offset_together_are_refused()
    {
        var request = await api.CreateRequestAsync();
        await api.PostManyAsync(request, 2);
        var client = api.As(request.Client);
        var cursor = CursorOf(await client.GetAnswerAsync($"{request.Messages}?limit=1"));

        var answer = await client.GetAnswerAsync($"{request.Messages}?offset=1&cursor={cursor}");

        answer.IsProblem(Problems.InvalidQueryType, "offset");
    }

    private static string CursorOf(Answer page) => page.Next!.Split("cursor=")[1];
}
