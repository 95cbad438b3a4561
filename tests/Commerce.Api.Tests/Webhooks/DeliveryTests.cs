using System.Net;
using Commerce.Api.Tests.Accounts;
using Commerce.Foundation.Http;
using Microsoft.AspNetCore.Http;

namespace Commerce.Api.Tests.Webhooks;

/// <summary>What receivers get, and in which order.</summary>
public sealed class DeliveryTests(WebhookApi api) : IClassFixture<WebhookApi>
{
    [Fact]
    public async Task Event_is_delivered_as_its_account_may_see_it_and_signed()
    {
        var request = await api.CreateRequestAsync();
        await using var receiver = await Receiver.StartAsync();
        var webhook = await api.CreateWebhookAsync(request.Client, receiver, null, "message.created");

        var message = await api.PostAsync(request, "Grüße 👋", request.Client);

        await receiver.UntilAsync(1);
        await api.SettleAsync(request.Client, webhook, 1);
        var call = Assert.Single(receiver.Calls);
        Assert.Equal("/hook", call.Path);
        Assert.Equal("application/json", call.Headers["Content-Type"]);
        Assert.StartsWith("Commerce-Webhooks/", call.Headers["User-Agent"], StringComparison.Ordinal);
        Assert.DoesNotContain("traceparent", call.Headers.Keys);
        Assert.True(call.IsSignedWith(webhook.Text("secret")));
        Assert.Matches("^v1,[A-Za-z0-9+/]{43}=$", call.Headers["webhook-signature"]);
        Assert.InRange(call.Time - api.Clock.GetUtcNow(), TimeSpan.FromMinutes(-2), TimeSpan.FromSeconds(2));

        var feed = (await api.As(request.Client).GetAnswerAsync("/v1/commerce/events")).Is(HttpStatusCode.OK).Data;
        var told = Assert.Single(feed, item => item.Text("data.id") == message.Text("id"));
        Assert.Equal(told.ToJsonString(), call.Json.ToJsonString());
        Assert.Equal(call.Id, told.Text("id"));

        var delivery = Assert.Single(await api.DeliveriesAsync(request.Client, webhook));
        Assert.Equal("id event request status attempts lastCall createdAt", delivery.Names());
        Assert.Equal(call.Id, delivery.Text("id"));
        Assert.Equal("Delivered", delivery.Text("status"));
        Assert.Equal("1", delivery.Text("attempts"));
        var read = await api.GetWebhookAsync(request.Client, webhook);
        Assert.Equal("1 1 0 0", string.Join(' ', read["statistics"]!.AsObject().Select(pair => pair.Value!.ToString())));
        Assert.Equal("true", read.Text("lastCall.success"));
        Assert.Equal("200", read.Text("lastSuccess.httpStatusCode"));
        Assert.Null(read["lastFailure"]);
    }

    [Fact]
    public async Task Events_of_each_request_come_in_their_order()
    {
        var client = await api.CreateClientAsync();
        var requests = new[]
        {
            await api.CreateRequestAsync(client), await api.CreateRequestAsync(client), await api.CreateRequestAsync(client),
        };
        await using var receiver = await Receiver.StartAsync();
        var chance = new Random(46);
        receiver.Answer = (_, _) => Task.Delay(chance.Next(0, 8));
        var webhook = await api.CreateWebhookAsync(client, receiver, null, "message.created");

        await Task.WhenAll(requests.Select(request => api.PostManyAsync(request, 25)));

        await receiver.UntilAsync(75);
        await api.SettleAsync(client, webhook, 75);
        foreach (var request in requests)
        {
            Assert.Equal(
                Enumerable.Range(1, 25).Select(number => $"{number}"),
                receiver.Calls.Where(call => call.RequestId == request.Id).Select(call => call.Content));
        }

        Assert.Equal(75, receiver.Calls.Select(call => call.Id).Distinct().Count());
    }

    [Fact]
    public async Task Webhook_of_a_vendor_gets_nothing_of_what_is_hidden_from_vendors()
    {
        const string canary = "c4n4ry-of-the-client";
        var request = await api.CreateRequestAsync();
        // A webhook begins behind what has a place in the feed: the request itself is to have one.
        await Poll.UntilAsync("all is placed", async () =>
            await api.ReadAsync<int>("select count(*)::int from event where place is null") == 0);
        await using var receiver = await Receiver.StartAsync();
        await using var own = await Receiver.StartAsync();
        var webhook = await api.CreateWebhookAsync(request.Vendor, receiver);
        await api.CreateWebhookAsync(request.Client, own);

        for (var i = 0; i < 5; i++)
        {
            await api.PostAsync(request, $"{canary} {i}", request.Client, vendor: false);
            await api.PostAsync(request, $"open {i}", request.Client);
        }

        await receiver.UntilAsync(5);
        await own.UntilAsync(10);
        await api.SettleAsync(request.Vendor, webhook, 5);
        Assert.Equal(["open 0", "open 1", "open 2", "open 3", "open 4"], receiver.Calls.Select(call => call.Content));
        Assert.All(receiver.Calls, call => Assert.DoesNotContain(canary, call.Text, StringComparison.Ordinal));
        Assert.Equal(5, own.Calls.Count(call => call.Text.Contains(canary, StringComparison.Ordinal)));
        // Nor is there a trace of it: not even a delivery that came to nothing.
        Assert.Equal(5, (await api.DeliveriesAsync(request.Vendor, webhook)).Count);
        Assert.Equal("5", (await api.GetWebhookAsync(request.Vendor, webhook)).Text("statistics.total"));
    }

    [Fact]
    public async Task Types_and_criteria_choose_what_is_delivered()
    {
        var client = await api.CreateClientAsync();
        var (one, other) = (await api.CreateRequestAsync(client), await api.CreateRequestAsync(client));
        await using var receiver = await Receiver.StartAsync();
        var rql = await api.CreateWebhookAsync(client, receiver, $"eq(request.id,{one.Id})", "message.created");
        await using var second = await Receiver.StartAsync();
        await api.CreateWebhookAsync(
            client, second, $"request/id ne '{one.Id}' and type in ('message.created', 'request.completed')");
        await using var third = await Receiver.StartAsync();
        await api.CreateWebhookAsync(client, third, $"in(object.id,({one.MessageId(2)},{other.Id}))");

        await api.PostManyAsync(one, 2);
        await api.PostManyAsync(other, 2);
        (await api.As(other.Vendor).PostAnswerAsync($"{other.Path}/complete", "{}")).Is(HttpStatusCode.NoContent);

        await receiver.UntilAsync(2);
        await second.UntilAsync(4);
        await third.UntilAsync(2);
        await api.SettleAsync(client, rql, 2);
        Assert.Equal(["1", "2"], receiver.Calls.Select(call => call.Content));
        Assert.All(second.Calls, call => Assert.Equal(other.Id, call.RequestId));
        Assert.Equal("request.completed", second.Calls[^1].Type);
        Assert.Equal(
            new[] { one.MessageId(2), other.Id }.Order(), third.Calls.Select(call => call.Json.Text("object.id")).Order());
    }

    [Fact]
    public async Task Webhook_that_is_stopped_is_not_called_and_goes_on_from_then()
    {
        var request = await api.CreateRequestAsync();
        await using var receiver = await Receiver.StartAsync();
        await using var witness = await Receiver.StartAsync();
        var webhook = await api.CreateWebhookAsync(request.Client, receiver, null, "message.created");
        await api.CreateWebhookAsync(request.Client, witness, null, "message.created");
        var client = api.As(request.Client);
        (await client.ActAsync($"{webhook.Text("href")}/disable")).Is(HttpStatusCode.NoContent);
        (await client.ActAsync($"{webhook.Text("href")}/disable")).IsProblem(Problems.ConflictType);

        await api.PostAsync(request, "Meanwhile");
        await witness.UntilAsync(1);
        (await client.ActAsync($"{webhook.Text("href")}/enable")).Is(HttpStatusCode.NoContent);
        (await client.ActAsync($"{webhook.Text("href")}/enable")).IsProblem(Problems.ConflictType);
        await api.PostAsync(request, "Afterwards");

        await receiver.UntilAsync(1);
        Assert.Equal("Afterwards", Assert.Single(receiver.Calls).Content);
    }

    [Fact]
    public async Task Event_is_delivered_once_more_under_the_same_id()
    {
        var request = await api.CreateRequestAsync();
        await using var receiver = await Receiver.StartAsync();
        var webhook = await api.CreateWebhookAsync(request.Client, receiver, null, "message.created");
        await api.PostManyAsync(request, 2);
        await api.SettleAsync(request.Client, webhook, 2);
        var first = receiver.Calls[0];
        var address = $"{webhook.Text("href")}/deliveries/{first.Id}/redeliver";

        (await api.As(request.Client).ActAsync(address)).Is(HttpStatusCode.Accepted);
        await receiver.UntilAsync(3);
        await api.SettleAsync(request.Client, webhook, 2);

        Assert.Equal(first.Id, receiver.Calls[2].Id);
        Assert.Equal(first.Text, receiver.Calls[2].Text);
        Assert.True(receiver.Calls[2].IsSignedWith(webhook.Text("secret")));
        var delivery = Assert.Single(await api.DeliveriesAsync(request.Client, webhook, $"eq(id,{first.Id})"));
        Assert.Equal("2", delivery.Text("attempts"));

        // One attempt, no more: what is asked for by hand does not hold up the request for days.
        receiver.AnswerWith(StatusCodes.Status500InternalServerError);
        (await api.As(request.Client).ActAsync(address)).Is(HttpStatusCode.Accepted);
        await receiver.UntilAsync(4);
        await api.SettleAsync(request.Client, webhook, 2);
        Assert.Equal("Failed", (await api.DeliveriesAsync(request.Client, webhook, $"eq(id,{first.Id})"))[0].Text("status"));
        (await api.As(request.Client).ActAsync($"{webhook.Text("href")}/deliveries/evt_AAAAAAD_AgIAAAAH/redeliver"))
            .IsProblem(Problems.NotFoundType);
        (await api.As(request.Vendor).ActAsync(address)).IsProblem(Problems.NotFoundType);
    }

    [Fact]
    public async Task Draft_is_told_to_the_vendor_when_it_is_handed_over()
    {
        var request = await api.CreateRequestAsync(status: "Draft");
        await using var receiver = await Receiver.StartAsync();
        await using var own = await Receiver.StartAsync();
        await api.CreateWebhookAsync(request.Vendor, receiver, null, "message.created", "request.processing");
        await api.CreateWebhookAsync(request.Client, own, null, "message.created");
        await api.PostAsync(request, "Of the draft");
        await own.UntilAsync(1);
        Assert.Empty(receiver.Calls);

        (await api.As(request.Client).PostAnswerAsync($"{request.Path}/process", "{}")).Is(HttpStatusCode.NoContent);

        await receiver.UntilAsync(2);
        Assert.Equal("Of the draft", receiver.Calls[0].Content);
    }
}
