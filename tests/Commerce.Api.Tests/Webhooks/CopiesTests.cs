using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Commerce.Api.Tests.Accounts;
using Commerce.Api.Tests.Faults;

namespace Commerce.Api.Tests.Webhooks;

/// <summary>Several copies of the service on one database, of which one may be killed.</summary>
public sealed class CopiesTests(UnconfiguredTests.KeylessApi api) : IClassFixture<UnconfiguredTests.KeylessApi>
{
    private static readonly (string, string)[] Settings =
    [
        ("Webhooks__AllowInsecureTargets", "true"), ("Webhooks__SecretKey", Convert.ToBase64String(new byte[32])),
    ];

    [Fact]
    public async Task Copies_share_the_work_and_deliver_nothing_twice()
    {
        var requests = await RequestsAsync(6);
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = (_, _) => Task.Delay(3);
        await using var one = new ServiceProcess(api.Connection, Settings);
        await using var other = new ServiceProcess(api.Connection, Settings);
        await Task.WhenAll(one.StartAsync(), other.StartAsync());
        var webhook = await CreateAsync(one, requests[0].Client, receiver);

        await Task.WhenAll(requests.Select(request => api.PostManyAsync(request, 30)));

        await receiver.UntilAsync(180);
        await SettledAsync(webhook, 180);
        Assert.Equal(180, receiver.Calls.Count);
        AssertOrder(requests, receiver, 30);
        Assert.All(receiver.Calls, call => Assert.True(call.IsSignedWith(webhook.Text("secret"))));
    }

    [Fact]
    public async Task Copy_that_is_killed_amid_deliveries_loses_none()
    {
        var requests = await RequestsAsync(4);
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = (_, _) => Task.Delay(40);
        await using var copy = new ServiceProcess(api.Connection, Settings);
        await copy.StartAsync();
        var webhook = await CreateAsync(copy, requests[0].Client, receiver);
        await Task.WhenAll(requests.Select(request => api.PostManyAsync(request, 15)));

        await receiver.UntilAsync(10);
        await copy.KillAsync();
        Assert.InRange(receiver.Calls.Count, 10, 59);
        await copy.StartAsync();

        await Poll.UntilAsync("every event was delivered", () =>
            Task.FromResult(receiver.Calls.Select(call => call.Id).Distinct().Count() == 60));
        await SettledAsync(webhook, 60);
        // What was under way when it died comes twice, under one id.
        Assert.InRange(receiver.Calls.Count, 60, 64);
        AssertOrder(requests, receiver, 15);
    }

    private static void AssertOrder(TestRequest[] requests, Receiver receiver, int messages)
    {
        foreach (var request in requests)
        {
            Assert.Equal(
                Enumerable.Range(1, messages).Select(number => $"{number}"),
                receiver.Calls.Where(call => call.RequestId == request.Id).DistinctBy(call => call.Id)
                    .Select(call => call.Content));
        }
    }

    private async Task<TestRequest[]> RequestsAsync(int count)
    {
        var client = await api.CreateClientAsync();
        var requests = new TestRequest[count];
        for (var i = 0; i < count; i++)
        {
            requests[i] = await api.CreateRequestAsync(client);
        }

        return requests;
    }

    /// <summary>By a copy that has the key: the one of the fixture has none, and delivers nothing.</summary>
    private static async Task<JsonObject> CreateAsync(ServiceProcess copy, TestAccount owner, Receiver receiver)
    {
        using var http = new HttpClient { BaseAddress = copy.Address };
        http.DefaultRequestHeaders.Authorization = AuthenticationHeaderValue.Parse($"Bearer {owner.Token}");
        return await http.MakeAsync(
            WebhookApi.Webhooks, $$"""{"url":"{{receiver.Address}}","events":["message.created"]}""");
    }

    private Task SettledAsync(JsonObject webhook, int deliveries) => Poll.UntilAsync("all is noted", async () => await api.ReadAsync<int>(
        "select count(*)::int from webhook_delivery where webhook_no = @number and status = 'Delivered'",
        new { number = Api.Number(webhook.Text("id")) }) == deliveries);
}
