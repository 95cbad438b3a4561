using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Commerce.Api.Tests.Accounts;
using Microsoft.AspNetCore.Http;

namespace Commerce.Api.Tests.Webhooks;

/// <summary>What becomes of deliveries that fail, by a clock that the tests set forward.</summary>
public sealed class RetryTests(WebhookApi api) : IClassFixture<WebhookApi>
{
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2),
        TimeSpan.FromHours(5), TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    [Fact]
    public async Task Receiver_that_was_down_for_seventy_hours_gets_each_event_once_and_in_order()
    {
        var client = await api.CreateClientAsync();
        var (one, other) = (await api.CreateRequestAsync(client), await api.CreateRequestAsync(client));
        await using var receiver = await Receiver.StartAsync();
        var webhook = await api.CreateWebhookAsync(client, receiver, null, "message.created");
        var up = false;
        var taken = new List<Received>();
        receiver.Answer = (call, http) =>
        {
            http.Response.StatusCode = up ? StatusCodes.Status204NoContent : StatusCodes.Status500InternalServerError;
            if (up)
            {
                taken.Add(call);
            }

            return Task.CompletedTask;
        };
        var begin = api.Clock.GetUtcNow();
        await api.PostManyAsync(one, 3);
        await api.PostManyAsync(other, 2);
        await api.PostAsync(one, "4");
        await Poll.UntilAsync("all are taken up", async () => (await api.DeliveriesAsync(client, webhook)).Count == 6);
        while (await NextAsync(webhook) is { } next && next - begin < TimeSpan.FromHours(70))
        {
            api.Advance(next - api.Clock.GetUtcNow());
        }

        var attempts = receiver.Calls.GroupBy(call => call.Id).ToList();
        // Of each request the first alone is tried: the others wait behind it.
        Assert.Equal(2, attempts.Count);
        foreach (var times in attempts.Select(calls => calls.Select(call => call.Time).ToList()))
        {
            Assert.Equal(9, times.Count);
            for (var i = 1; i < times.Count; i++)
            {
                Assert.InRange(
                    times[i] - times[i - 1], (0.9 * Pauses[i - 1]) - TimeSpan.FromSeconds(1),
                    (1.1 * Pauses[i - 1]) + TimeSpan.FromSeconds(60));
            }
        }

        up = true;
        while (await NextAsync(webhook) is { } next)
        {
            api.Advance(next - api.Clock.GetUtcNow());
        }

        await api.SettleAsync(client, webhook, 6);
        Assert.Equal(["1", "2", "3", "4"], taken.Where(call => call.RequestId == one.Id).Select(call => call.Content));
        Assert.Equal(["1", "2"], taken.Where(call => call.RequestId == other.Id).Select(call => call.Content));
        Assert.All(taken, call => Assert.True(call.IsSignedWith(webhook.Text("secret"))));
        var after = await api.GetWebhookAsync(client, webhook);
        Assert.Equal("Enabled", after.Text("status"));
        Assert.Equal("0", after.Text("statistics.failuresSinceLastSuccess"));
        Assert.Equal("18", after.Text("statistics.failures"));
    }

    [Fact]
    public async Task Webhook_that_fails_for_three_days_is_disabled_and_says_why()
    {
        var request = await api.CreateRequestAsync();
        await using var receiver = await Receiver.StartAsync();
        var webhook = await api.CreateWebhookAsync(request.Client, receiver, null, "message.created");
        receiver.AnswerWith(StatusCodes.Status502BadGateway);
        await api.PostManyAsync(request, 2);
        await receiver.UntilAsync(1);
        while (await NextAsync(webhook) is { } next
            && (await api.GetWebhookAsync(request.Client, webhook)).Text("status") == "Enabled")
        {
            api.Advance(next - api.Clock.GetUtcNow());
        }

        var after = await api.GetWebhookAsync(request.Client, webhook);
        Assert.Equal("Disabled", after.Text("status"));
        Assert.Equal("Every call has failed for 3 days.", after.Text("error"));
        Assert.Equal("502", after.Text("lastFailure.httpStatusCode"));
        var calls = receiver.Calls.Count;
        // Ten attempts at the first event, and where their pauses were short by chance, some at the second.
        Assert.InRange(calls, 10, 15);
        Assert.Equal($"{calls}", after.Text("statistics.failuresSinceLastSuccess"));
        var trail = (await api.As(request.Client).GetAnswerAsync(
            $"/v1/audit/records?eq(object.id,{webhook.Text("id")})&eq(event,webhook.disabled)&select=audit")).Is(HttpStatusCode.OK);
        var record = Assert.Single(trail.Data);
        Assert.Equal("Webhook", record.Text("object.type"));
        Assert.Null(record["audit"]?["created"]?["of"]);

        receiver.AnswerWith(StatusCodes.Status200OK);
        (await api.As(request.Client).ActAsync($"{webhook.Text("href")}/enable")).Is(HttpStatusCode.NoContent);
        await receiver.UntilAsync(calls + 1);
        await api.SettleAsync(request.Client, webhook, 2);
        Assert.Equal("2", receiver.Calls[^1].Content);
        Assert.Null((await api.GetWebhookAsync(request.Client, webhook))["error"]);
    }

    [Theory]
    [InlineData(StatusCodes.Status429TooManyRequests)]
    [InlineData(StatusCodes.Status503ServiceUnavailable)]
    public async Task Receiver_that_asks_for_time_gets_it(int status)
    {
        var request = await api.CreateRequestAsync();
        await using var receiver = await Receiver.StartAsync();
        var webhook = await api.CreateWebhookAsync(request.Client, receiver, null, "message.created");
        receiver.Answer = (_, http) =>
        {
            http.Response.StatusCode = status;
            http.Response.Headers.RetryAfter = "7200";
            return Task.CompletedTask;
        };

        await api.PostAsync(request, "Hello");
        await receiver.UntilAsync(1);
        var next = await NextAsync(webhook);

        Assert.InRange(next!.Value - api.Clock.GetUtcNow(), TimeSpan.FromSeconds(7200 - 90), TimeSpan.FromSeconds(7200));
        receiver.AnswerWith(StatusCodes.Status200OK);
        api.Advance(next.Value - api.Clock.GetUtcNow());
        await api.SettleAsync(request.Client, webhook, 1);
        Assert.Equal(2, receiver.Calls.Count);
        Assert.Equal(receiver.Calls[0].Id, receiver.Calls[1].Id);
    }

    [Fact]
    public async Task Receiver_that_is_gone_is_left_alone_at_once()
    {
        var request = await api.CreateRequestAsync();
        await using var receiver = await Receiver.StartAsync();
        var webhook = await api.CreateWebhookAsync(request.Client, receiver, null, "message.created");
        receiver.AnswerWith(StatusCodes.Status410Gone);

        await api.PostAsync(request, "Hello");

        await Poll.UntilAsync("the webhook is disabled", async () =>
            (await api.GetWebhookAsync(request.Client, webhook)).Text("status") == "Disabled");
        var after = await api.GetWebhookAsync(request.Client, webhook);
        Assert.Equal("The receiver answered 410 Gone.", after.Text("error"));
        Assert.Equal("Failed", Assert.Single(await api.DeliveriesAsync(request.Client, webhook)).Text("status"));
    }

    [Fact]
    public async Task Pending_event_is_tried_at_once_where_that_is_asked_for_and_never_before_an_earlier_one()
    {
        var request = await api.CreateRequestAsync();
        await using var receiver = await Receiver.StartAsync();
        var webhook = await api.CreateWebhookAsync(request.Client, receiver, null, "message.created");
        receiver.AnswerWith(StatusCodes.Status500InternalServerError);
        await api.PostManyAsync(request, 2);
        await receiver.UntilAsync(1);
        await Poll.UntilAsync("both are taken up", async () => (await api.DeliveriesAsync(request.Client, webhook)).Count == 2);
        api.Advance(TimeSpan.FromSeconds(10));
        await receiver.UntilAsync(2);
        await NextAsync(webhook);
        var ids = (await api.DeliveriesAsync(request.Client, webhook, "order=createdAt,id")).Select(item => item.Text("id")).ToList();
        receiver.AnswerWith(StatusCodes.Status200OK);

        (await api.As(request.Client).ActAsync($"{webhook.Text("href")}/deliveries/{ids[1]}/redeliver")).Is(HttpStatusCode.Conflict);
        Assert.Equal(2, receiver.Calls.Count);
        (await api.As(request.Client).ActAsync($"{webhook.Text("href")}/deliveries/{ids[0]}/redeliver")).Is(HttpStatusCode.Accepted);

        await api.SettleAsync(request.Client, webhook, 2);
        Assert.Equal(["1", "1", "1", "2"], receiver.Calls.Select(call => call.Content));
    }

    [Fact]
    public async Task Deliveries_are_kept_for_thirty_days()
    {
        var request = await api.CreateRequestAsync();
        await using var receiver = await Receiver.StartAsync();
        var webhook = await api.CreateWebhookAsync(request.Client, receiver, null, "message.created");
        await api.PostAsync(request, "Hello");
        await api.SettleAsync(request.Client, webhook, 1);
        var prune = api.Service<Commerce.Api.Webhooks.PruneDeliveries>();

        await prune.RunAsync(CancellationToken.None);
        Assert.Single(await api.DeliveriesAsync(request.Client, webhook));
        api.Advance(TimeSpan.FromDays(30));
        await prune.RunAsync(CancellationToken.None);

        Assert.Empty(await api.DeliveriesAsync(request.Client, webhook));
    }

    /// <summary>When the next attempt is due, once none is due or under way; null where nothing is pending.</summary>
    private async Task<DateTimeOffset?> NextAsync(JsonObject webhook)
    {
        var number = Api.Number(webhook.Text("id"));
        await Poll.UntilAsync("what is due was tried", async () => await api.ReadAsync<int>(
            """
            select count(*)::int
            from webhook_delivery d
            join webhook w using (webhook_no)
            where d.webhook_no = @number and d.status = 'Pending' and w.status = 'Enabled'
                and (d.claim is not null or d.next_attempt_at <= @now)
            """,
            new { number, now = api.Clock.GetUtcNow().UtcDateTime }) == 0);
        var next = await api.ReadAsync<string?>(
            """
            select to_char(min(next_attempt_at) at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
            from webhook_delivery
            where webhook_no = @number and status = 'Pending'
            """,
            new { number });
        return next is null ? null : DateTimeOffset.Parse(next, CultureInfo.InvariantCulture);
    }
}
