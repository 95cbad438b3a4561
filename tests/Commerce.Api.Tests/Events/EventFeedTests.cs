using System.Net;
using System.Text.Json.Nodes;
using Commerce.Api.Events;
using Commerce.Api.Requests;
using Commerce.Api.Tests.Accounts;
using Commerce.Foundation.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Commerce.Api.Tests.Events;

/// <summary>The event feed: <c>GET /v1/commerce/events</c>.</summary>
public sealed class EventFeedTests(Api api) : IClassFixture<Api>
{
    private const string Events = "/v1/commerce/events";

    [Fact]
    public async Task Everything_that_happens_is_told_in_order_as_each_reader_may_see_it()
    {
        var (client, vendor) = (await api.CreateClientAsync(), await api.CreateVendorAsync());
        var made = (await api.As(client).PostAnswerAsync(
            "/v1/commerce/requests", $$$"""{"name":"Seats","status":"Processing","vendor":{"id":"{{{vendor.Id}}}"}}"""))
            .Is(HttpStatusCode.Created).Json;
        var request = new TestRequest(made.Text("id"), "Seats", client, vendor);
        await api.PostAsync(request, "For all");
        await api.PostAsync(request, "Between us", vendor: false);
        (await api.As(vendor).PostAnswerAsync($"{request.Path}/query", """{"message":"How many?"}""")).Is(HttpStatusCode.NoContent);
        (await api.As(client).PostAnswerAsync($"{request.Path}/process", "{}")).Is(HttpStatusCode.NoContent);
        (await api.As(vendor).PostAnswerAsync($"{request.Path}/complete", "{}")).Is(HttpStatusCode.NoContent);

        var told = await ReadAsync(client, atLeast: 11);

        Assert.Equal(
            [
                "request.created", "message.created", "message.created", "message.created", "message.created",
                "message.created", "request.querying", "message.created", "request.processing", "message.created",
                "request.completed",
            ],
            told.Select(item => item.Text("type")));
        Assert.Equal(told.Count - 1, (await ReadAsync(vendor, atLeast: told.Count - 1)).Count);
        Assert.Equal(told.Count, told.Select(item => item.Text("id")).Distinct().Count());
        foreach (var item in told)
        {
            Assert.Equal(["id", "href", "name"], item["request"]!.AsObject().Select(member => member.Key));
            Assert.Equal(request.Id, item.Text("request.id"));
            var read = (await api.As(client).GetAnswerAsync(item.Text("object.href"))).Is(HttpStatusCode.OK).Json;
            var data = item["data"]!.AsObject();
            // Outside its thread a message always names its request.
            data.Remove("request");
            Assert.Equal(read.ToJsonString(), data.ToJsonString());
            Assert.Equal(item.Text("object.id"), read.Text("id"));
        }
    }

    [Fact]
    public async Task Reader_that_follows_the_links_gets_everything_once()
    {
        var request = await api.CreateRequestAsync();
        await api.PostManyAsync(request, 7);
        var all = await ReadAsync(request.Client, atLeast: 8);

        var followed = new List<string>();
        var address = $"{Events}?limit=2";
        while (followed.Count < all.Count)
        {
            var page = (await api.As(request.Client).GetAnswerAsync(address)).Is(HttpStatusCode.OK);
            Assert.Equal(all.Count - followed.Count, page.Total);
            followed.AddRange(page.Each("id"));
            address = page.Next!;
        }

        Assert.Equal(all.Select(item => item.Text("id")), followed);
        var empty = (await api.As(request.Client).GetAnswerAsync(address)).Is(HttpStatusCode.OK);
        Assert.Empty(empty.Data);
        Assert.Equal(address, empty.Next);
        await api.PostAsync(request, "One more");
        await Poll.UntilAsync("the next page holds it", async () =>
            (await api.As(request.Client).GetAnswerAsync(empty.Next!)).Data is [var next] && next.Text("data.content") == "One more");
    }

    [Fact]
    public async Task Empty_page_is_held_until_something_happens()
    {
        var request = await api.CreateRequestAsync();
        var last = (await ReadAsync(request.Client, atLeast: 1))[^1].Text("id");
        var held = WaitAsync($"{Events}?after={last}", 30);
        await Task.Delay(200);
        Assert.False(held.IsCompleted);

        await api.PostAsync(request, "Hello");

        var page = (await held).Is(HttpStatusCode.OK);
        Assert.Equal("wait=30", page.Header("Preference-Applied"));
        Assert.Equal(["Hello"], page.Data.Select(item => item.Text("data.content")));
        Assert.Empty((await WaitAsync(page.Next!, 0)).Is(HttpStatusCode.OK).Data);

        Task<Answer> WaitAsync(string address, int seconds) => api.As(request.Client).CallAsync(
            HttpMethod.Get, address, headers: ("Prefer", $"wait={seconds}"));
    }

    [Fact]
    public async Task What_happened_to_a_draft_is_told_to_the_vendor_when_it_is_handed_over()
    {
        var request = await api.CreateRequestAsync(status: "Draft");
        await api.PostAsync(request, "For all");
        await api.PostAsync(request, "Between us", vendor: false);
        await ReadAsync(request.Client, atLeast: 3);
        Assert.Empty((await api.As(request.Vendor).GetAnswerAsync(Events)).Is(HttpStatusCode.OK).Data);

        (await api.As(request.Client).PostAnswerAsync($"{request.Path}/process", "{}")).Is(HttpStatusCode.NoContent);

        var told = await ReadAsync(request.Vendor, atLeast: 4);
        Assert.Equal(
            ["request.created", "message.created", "message.created", "request.processing"],
            told.Select(item => item.Text("type")));
        Assert.Equal("For all", told[1].Text("data.content"));
        Assert.Equal(5, (await ReadAsync(request.Client, atLeast: 5)).Count);
    }

    [Fact]
    public async Task Types_narrow_the_feed()
    {
        var request = await api.CreateRequestAsync();
        await api.PostAsync(request, "Hello");
        await ReadAsync(request.Client, atLeast: 2);

        var page = (await api.As(request.Client).GetAnswerAsync($"{Events}?types=request.created,request.completed")).Is(HttpStatusCode.OK);

        Assert.Equal(["request.created"], page.Data.Select(item => item.Text("type")));
        Assert.Contains("types=request.created,request.completed", page.Next, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("after=junk", "after")]
    [InlineData("after=evt_AAAAAAAAAAAAAAA", "after")]
    [InlineData("after=evt_AAAAAAAAAAAAAAA*", "after")]
    [InlineData("after=evt_AAAA%20AAAAAAAAAAA", "after")]
    [InlineData("types=message.deleted", "types")]
    [InlineData("types=", "types")]
    [InlineData("limit=-1", "limit")]
    [InlineData("limit=x", "limit")]
    [InlineData("offset=3", "offset")]
    [InlineData("$top=3", "$top")]
    [InlineData("eq(type,x)", "eq(type,x)")]
    [InlineData("limit=1&limit=2", "limit")]
    public async Task Query_that_cannot_be_meant_is_told(string query, string parameter)
    {
        var client = await api.CreateClientAsync();

        (await api.As(client).GetAnswerAsync($"{Events}?{query}")).IsProblem(Problems.InvalidQueryType, parameter);
    }

    [Fact]
    public async Task Event_that_is_not_kept_or_not_the_callers_is_gone()
    {
        var request = await api.CreateRequestAsync();
        var stranger = await api.CreateClientAsync();
        await api.PostAsync(request, "Between us", vendor: false);
        var all = await ReadAsync(request.Client, atLeast: 2);

        foreach (var (reader, id) in new[]
        {
            (stranger, all[0].Text("id")), (request.Vendor, all[1].Text("id")),
            (request.Client, new EventId(12_345_678, 1).ToString()),
        })
        {
            (await api.As(reader).GetAnswerAsync($"{Events}?after={id}")).IsProblem(Problems.EventGoneType);
        }
    }

    [Fact]
    public async Task Events_are_kept_for_thirty_days()
    {
        var request = await api.CreateRequestAsync();
        var first = (await ReadAsync(request.Client, atLeast: 1))[0].Text("id");
        await api.ExecuteAsync(
            "update event set at = @at where request_no = @number",
            new { at = api.Clock.GetUtcNow().UtcDateTime.AddDays(-30).AddMinutes(1), number = RequestNumber(request) });
        var prune = api.Services.GetRequiredService<PruneEvents>();

        await prune.RunAsync(CancellationToken.None);
        (await api.As(request.Client).GetAnswerAsync($"{Events}?after={first}")).Is(HttpStatusCode.OK);
        api.Clock.Advance(TimeSpan.FromMinutes(2));
        await prune.RunAsync(CancellationToken.None);

        (await api.As(request.Client).GetAnswerAsync($"{Events}?after={first}")).IsProblem(Problems.EventGoneType);
        Assert.Empty((await api.As(request.Client).GetAnswerAsync(Events)).Is(HttpStatusCode.OK).Data);
    }

    [Fact]
    public async Task Attachments_are_told_and_what_is_gone_has_no_data()
    {
        var request = await api.CreateRequestAsync();
        var form = new Attachments.Form().File("a.txt", "Hello"u8.ToArray()).End();
        (await api.As(request.Client).CallAsync(HttpMethod.Post, request.Attachments, form, Attachments.Form.MediaType))
            .Is(HttpStatusCode.Created);
        var created = (await ReadAsync(request.Vendor, atLeast: 3))[^1];
        Assert.Equal("attachment.created", created.Text("type"));
        Assert.Equal("a.txt", created.Text("data.filename"));

        (await api.As(request.Client).CallAsync(HttpMethod.Delete, request.Attachment(1))).Is(HttpStatusCode.NoContent);

        var deleted = (await ReadAsync(request.Vendor, atLeast: 5))[^1];
        Assert.Equal("attachment.deleted", deleted.Text("type"));
        Assert.Equal(request.AttachmentId(1), deleted.Text("object.id"));
        Assert.False(deleted.ContainsKey("data"));
    }

    private static long RequestNumber(TestRequest request) => RequestId.Parse(request.Id).Number;

    /// <summary>All that the reader is told, once it is as much as is expected.</summary>
    private async Task<IReadOnlyList<JsonObject>> ReadAsync(TestAccount reader, int atLeast)
    {
        IReadOnlyList<JsonObject> told = [];
        await Poll.UntilAsync($"{atLeast} events are told", async () =>
            (told = (await api.As(reader).GetAnswerAsync(Events)).Is(HttpStatusCode.OK).Data).Count >= atLeast);
        return told;
    }
}
