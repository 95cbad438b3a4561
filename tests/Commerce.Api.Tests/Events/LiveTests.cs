using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Commerce.Api.Tests.Accounts;
using Commerce.Foundation.Http;

namespace Commerce.Api.Tests.Events;

/// <summary>Threads and the feed as they grow: <c>text/event-stream</c>, and <c>Prefer: wait</c>.</summary>
public sealed class LiveTests(Api api) : IClassFixture<Api>
{
    private const string Feed = "/v1/commerce/messages";
    private const string Secret = "canary-7f3a";

    [Fact]
    public async Task Thread_is_told_as_it_grows_and_nothing_of_what_is_hidden()
    {
        var request = await api.CreateRequestAsync();
        await api.PostAsync(request, "One");
        await using var vendor = await Follower.StartAsync(api.As(request.Vendor), request.Messages);

        var one = await vendor.NextAsync();
        await api.PostAsync(request, Secret, vendor: false);
        await api.PostAsync(request, "Three\nlines\r\nof text");
        var three = await vendor.NextAsync();

        Assert.Equal(("1", "message.created"), (one.EventId, one.EventType));
        Assert.Equal(("3", "message.created"), (three.EventId, three.EventType));
        var read = (await api.As(request.Vendor).GetAnswerAsync(request.Message(3))).Is(HttpStatusCode.OK);
        Assert.Equal(read.Text, three.Data);
        Assert.DoesNotContain(vendor.All, item => item.Data.Contains(Secret, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("?after=2", null)]
    [InlineData("", "2")]
    [InlineData("?after=1", "2")]
    public async Task Thread_goes_on_behind_what_the_client_has(string query, string? lastEventId)
    {
        var request = await api.CreateRequestAsync();
        await api.PostManyAsync(request, 4);

        await using var follower = await Follower.StartAsync(
            api.As(request.Vendor), $"{request.Messages}{query}", lastEventId);

        Assert.Equal("3", (await follower.NextAsync()).EventId);
        Assert.Equal("4", (await follower.NextAsync()).EventId);
    }

    [Fact]
    public async Task Thread_of_many_pages_comes_whole_and_in_order()
    {
        var request = await api.ThreadOf102Async();
        await using var follower = await Follower.StartAsync(api.As(request.Client), request.Messages);

        for (var i = 1; i <= 102; i++)
        {
            Assert.Equal($"{i}", (await follower.NextAsync()).EventId);
        }
    }

    [Theory]
    [InlineData("?like(content,*wanted*)")]
    [InlineData("?$filter=contains(content,'wanted')")]
    [InlineData("?after=0&like(content,*wanted*)")]
    public async Task Filters_hold_as_in_the_list(string query)
    {
        var request = await api.CreateRequestAsync();
        await using var thread = await Follower.StartAsync(api.As(request.Client), $"{request.Messages}{query}");
        await api.PostAsync(request, "other");
        await api.PostAsync(request, "wanted 1");
        await api.PostAsync(request, "other");
        await api.PostAsync(request, "wanted 2");

        Assert.Equal(["2", "4"], [(await thread.NextAsync()).EventId!, (await thread.NextAsync()).EventId!]);
    }

    [Fact]
    public async Task Feed_tells_of_every_request_and_goes_on_behind_an_event()
    {
        var (client, vendor) = (await api.CreateClientAsync(), await api.CreateVendorAsync());
        await using var follower = await Follower.StartAsync(api.As(vendor), Feed);
        var first = await api.CreateRequestAsync(client, vendor);
        var second = await api.CreateRequestAsync(client, vendor);
        await api.PostAsync(first, "A");
        await api.PostAsync(second, "B");
        await api.PostAsync(first, Secret, vendor: false);
        await api.PostAsync(first, "C");

        var told = await ReadUntilAsync(follower, "C");

        Assert.Equal(["A", "B", "C"], told.Select(item => item.Json.Text("content")).Where(text => text.Length == 1));
        Assert.All(told, item => Assert.Equal(
            item.Json.Text("request.name"), item.Json.Text("request.id") == first.Id ? first.Name : second.Name));
        await using var again = await Follower.StartAsync(
            api.As(vendor), Feed, told.First(item => item.Json.Text("content") == "A").Id);
        Assert.Equal("B", JsonNode.Parse((await again.NextAsync()).Data)!.AsObject().Text("content"));
        var events = (await api.As(vendor).GetAnswerAsync("/v1/commerce/events")).Is(HttpStatusCode.OK);
        Assert.Superset(events.Each("id").ToHashSet(), events.Each("id").Concat(told.Select(item => item.Id)).ToHashSet());
        Assert.DoesNotContain(follower.All, item => item.Data.Contains(Secret, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("thread", "?after=x", null)]
    [InlineData("thread", "", "evt_AAAAAAD_AgIAAAAH")]
    [InlineData("feed", "?after=7", null)]
    [InlineData("feed", "", "7")]
    public async Task What_the_client_says_that_it_has_must_be_something(string list, string query, string? lastEventId)
    {
        var request = await api.CreateRequestAsync();

        var answer = await api.As(request.Client).CallAsync(
            HttpMethod.Get, $"{(list == "thread" ? request.Messages : Feed)}{query}", accept: "text/event-stream",
            headers: lastEventId is null ? [] : [("Last-Event-ID", lastEventId)]);

        _ = lastEventId is null
            ? answer.IsProblem(Problems.InvalidQueryType, "after")
            : answer.IsProblem(Problems.InvalidHeaderType, "Last-Event-ID");
    }

    [Fact]
    public async Task Thread_of_others_is_not_found_as_a_stream_either()
    {
        var request = await api.CreateRequestAsync();
        var stranger = await api.CreateVendorAsync();

        (await api.As(stranger).GetAnswerAsync(request.Messages, "text/event-stream")).IsProblem(Problems.NotFoundType);
    }

    [Fact]
    public async Task Stream_ends_when_the_caller_may_no_longer_call()
    {
        var request = await api.CreateRequestAsync();
        var operations = await api.CreateOperationsAsync();
        await using var follower = await Follower.StartAsync(api.As(request.Vendor), request.Messages);
        await api.PostAsync(request, "Before");
        await follower.NextAsync();

        (await api.As(operations).ActAsync($"{OwnedCalls.TokensPath}/{request.Vendor.TokenId}/disable")).Is(HttpStatusCode.NoContent);
        await api.PostAsync(request, Secret);

        await Poll.UntilAsync("the stream ends", () => Task.FromResult(follower.HasEnded));
        Assert.Single(follower.All);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?select=+audit")]
    [InlineData("feed")]
    public async Task Caller_that_has_the_page_waits_for_another(string query)
    {
        var request = await api.CreateRequestAsync();
        await api.PostAsync(request, "One");
        var address = query == "feed" ? Feed : $"{request.Messages}{query}";
        var tag = (await api.As(request.Vendor).GetAnswerAsync(address)).Header("ETag")!;
        var held = WaitAsync(tag, 40);
        await api.PostAsync(request, Secret, vendor: false);
        await Task.Delay(300);
        Assert.False(held.IsCompleted);

        await api.PostAsync(request, "Two");

        var page = (await held).Is(HttpStatusCode.OK);
        Assert.Equal("wait=40", page.Header("Preference-Applied"));
        Assert.Contains("Two", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, page.Text, StringComparison.Ordinal);
        var start = Stopwatch.GetTimestamp();
        (await WaitAsync(page.Header("ETag")!, 1)).Is(HttpStatusCode.NotModified);
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(40));

        Task<Answer> WaitAsync(string known, int seconds) => api.As(request.Vendor).CallAsync(
            HttpMethod.Get, address, headers: [("If-None-Match", known), ("Prefer", $"wait={seconds}")]);
    }

    [Fact]
    public async Task What_another_copy_stores_is_told_here()
    {
        var request = await api.CreateRequestAsync();
        await using var other = new Service(api.Connection, api.Clock);
        using var there = new HttpClient { BaseAddress = other.Start() };
        there.DefaultRequestHeaders.Add("Authorization", $"Bearer {request.Client.Token}");
        await using var follower = await Follower.StartAsync(api.As(request.Vendor), request.Messages);

        await Poll.UntilAsync("the other copy stores a message", async () =>
            (await there.PostAnswerAsync(request.Messages, Api.Body("Hello"))).Status == HttpStatusCode.Created);

        Assert.Equal("1", (await follower.NextAsync()).EventId);
    }

    private static async Task<List<(string Id, JsonObject Json)>> ReadUntilAsync(Follower follower, string content)
    {
        var told = new List<(string Id, JsonObject Json)>();
        do
        {
            var item = await follower.NextAsync();
            told.Add((item.EventId!, JsonNode.Parse(item.Data)!.AsObject()));
        }
        while (told[^1].Json.Text("content") != content);

        return told;
    }
}
