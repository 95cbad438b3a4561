using System.Globalization;
using Commerce.Api.Tests.Accounts;
using Microsoft.AspNetCore.Http;

namespace Commerce.Api.Tests.Webhooks;

/// <summary>Receivers that are slow, endless, or point elsewhere.</summary>
public sealed class HostileReceiverTests(WebhookApi api) : IClassFixture<WebhookApi>
{
    [Fact]
    public async Task Receiver_that_never_answers_holds_up_nobody_else()
    {
        var client = await api.CreateClientAsync();
        await using var slow = await Receiver.StartAsync();
        await using var good = await Receiver.StartAsync();
        var hold = new TaskCompletionSource();
        var (under, most) = (0, 0);
        slow.Answer = async (_, _) =>
        {
            var now = Interlocked.Increment(ref under);
            most = Math.Max(most, now);
            await hold.Task;
            Interlocked.Decrement(ref under);
        };
        var held = await api.CreateWebhookAsync(client, slow, null, "request.created");
        var webhook = await api.CreateWebhookAsync(client, good, null, "request.created");

        for (var i = 0; i < 12; i++)
        {
            await api.CreateRequestAsync(client);
        }

        await good.UntilAsync(12);
        await api.SettleAsync(client, webhook, 12);
        Assert.InRange(slow.Calls.Count, 1, 4);
        Assert.DoesNotContain(await api.DeliveriesAsync(client, held), delivery => delivery.Text("status") == "Delivered");
        hold.SetResult();
        await Poll.UntilAsync("those that were held get there as well", async () =>
        {
            api.Advance(TimeSpan.FromSeconds(10));
            return (await api.DeliveriesAsync(client, held, "eq(status,Delivered)")).Count == 12;
        });
        Assert.InRange(most, 1, 4);
    }

    [Fact]
    public async Task Call_is_given_up_after_fifteen_seconds()
    {
        var request = await api.CreateRequestAsync();
        await using var slow = await Receiver.StartAsync();
        slow.Answer = (_, http) => Task.Delay(Timeout.Infinite, http.RequestAborted);
        var webhook = await api.CreateWebhookAsync(request.Client, slow, null, "message.created");

        await api.PostAsync(request, "Hello");

        await Poll.UntilAsync("the call has failed", async () =>
            (await api.GetWebhookAsync(request.Client, webhook))["lastFailure"] is not null);
        var call = (await api.GetWebhookAsync(request.Client, webhook))["lastFailure"]!;
        Assert.Equal("No answer within 15 seconds.", call.Text("error"));
        Assert.Null(call["httpStatusCode"]);
        Assert.InRange(int.Parse(call.Text("responseTime"), CultureInfo.InvariantCulture), 14_000, 60_000);
    }

    [Fact]
    public async Task Endless_answer_is_read_no_further_than_its_beginning()
    {
        var request = await api.CreateRequestAsync();
        await using var endless = await Receiver.StartAsync();
        long written = 0;
        var ended = new TaskCompletionSource();
        endless.Answer = async (_, http) =>
        {
            http.Response.Headers.ContentEncoding = "gzip";
            var piece = new byte[64 * 1024];
            Array.Fill(piece, (byte)'x');
            try
            {
                while (!http.RequestAborted.IsCancellationRequested)
                {
                    await http.Response.Body.WriteAsync(piece, http.RequestAborted);
                    written += piece.Length;
                    // The server learns of the end a little later, and writes into nothing until then: not much.
                    await Task.Delay(10, http.RequestAborted);
                }
            }
            catch (OperationCanceledException)
            {
                // Cut off, as it should be.
            }

            ended.TrySetResult();
        };
        var webhook = await api.CreateWebhookAsync(request.Client, endless, null, "message.created");

        await api.PostAsync(request, "Hello");

        await api.SettleAsync(request.Client, webhook, 1);
        await ended.Task.WaitAsync(TimeSpan.FromSeconds(60));
        // What the sockets between the two take is not read.
        Assert.InRange(written, 0, 32 * 1024 * 1024);
        var call = (await api.GetWebhookAsync(request.Client, webhook))["lastSuccess"]!;
        Assert.Equal(new string('x', 1024), call.Text("response"));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Redirect_is_a_failure_and_not_followed(int status)
    {
        var request = await api.CreateRequestAsync();
        await using var canary = await Receiver.StartAsync();
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = (_, http) =>
        {
            http.Response.StatusCode = status;
            http.Response.Headers.Location = canary.Address;
            return Task.CompletedTask;
        };
        var webhook = await api.CreateWebhookAsync(request.Client, receiver, null, "message.created");

        var ping = (await api.As(request.Client).ActAsync($"{webhook.Text("href")}/ping")).Json;

        Assert.Equal("false", ping.Text("success"));
        Assert.Equal($"{status}", ping.Text("httpStatusCode"));
        Assert.Contains("redirect", ping.Text("error"), StringComparison.Ordinal);
        Assert.Empty(canary.Calls);
    }

    [Fact]
    public async Task Answer_that_is_no_text_is_kept_as_far_as_it_can_be()
    {
        var client = await api.CreateClientAsync();
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = async (_, http) =>
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            await http.Response.Body.WriteAsync(new byte[] { 0x41, 0x00, 0xFF, 0xFE, 0xC3 });
        };
        var webhook = await api.CreateWebhookAsync(client, receiver);

        var ping = (await api.As(client).ActAsync($"{webhook.Text("href")}/ping")).Json;

        Assert.StartsWith("A\ufffd", ping.Text("response"), StringComparison.Ordinal);
        Assert.Equal(ping.ToJsonString(), (await api.GetWebhookAsync(client, webhook))["lastFailure"]!.ToJsonString());
    }
}
