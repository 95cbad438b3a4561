using System.Net;
using System.Text;
using Commerce.Api.Tests.Accounts;
using Commerce.Foundation.Http;

namespace Commerce.Api.Tests.Webhooks;

/// <summary>What webhooks are changed by, and what their actions do.</summary>
public sealed class ChangeWebhookTests(WebhookApi api) : IClassFixture<WebhookApi>
{
    private const string Webhooks = WebhookApi.Webhooks;

    private const string Plain = """{"url":"https://hooks.example.com/a","events":["message.created"]}""";

    [Fact]
    public async Task Change_takes_what_the_body_names()
    {
        var client = await api.CreateClientAsync();
        var http = api.As(client);
        var made = await http.MakeAsync(
            Webhooks, """{"url":"https://a.example","events":["*"],"criteria":"eq(type,message.created)","description":"One"}""");
        var href = made.Text("href");

        var after = (await http.PutAnswerAsync(href, """{"description":"Two"}""")).Is(HttpStatusCode.OK).Json;
        Assert.Equal("Two", after.Text("description"));
        Assert.Equal("https://a.example", after.Text("url"));
        Assert.Equal("eq(type,message.created)", after.Text("criteria"));
        Assert.Equal(client.TokenId, after.Text("audit.updated.by.id"));

        after = (await http.PutAnswerAsync(href, """{"criteria":null,"events":["request.created"]}""")).Is(HttpStatusCode.OK).Json;
        Assert.Null(after["criteria"]);
        Assert.Equal("""["request.created"]""", after["events"]!.ToJsonString());

        // As it was read it can be sent back: nothing of what is read-only is taken.
        after["status"] = "Disabled";
        after["statistics"]!["total"] = 7;
        var same = (await http.PutAnswerAsync(href, after.ToJsonString())).Is(HttpStatusCode.OK).Json;
        Assert.Equal("Enabled", same.Text("status"));
        Assert.Equal("0", same.Text("statistics.total"));
        Assert.Equal(after.Text("audit.updated.at"), same.Text("audit.updated.at"));

        (await http.PutAnswerAsync(href, """{"url":"ftp://a.example"}""")).IsProblem(Problems.InvalidBodyType, "url");
        (await http.PutAnswerAsync(href, """{"events":null}""")).IsProblem(Problems.InvalidBodyType, "events");
        (await http.PutAnswerAsync(href, """{"urls":"x"}""")).IsProblem(Problems.InvalidBodyType, "urls");
        (await http.PutAnswerAsync(href, """{"criteria":"eq(a,b)"}""")).IsProblem(Problems.InvalidBodyType, "criteria");
    }

    [Fact]
    public async Task Version_is_what_the_account_has_decided_and_not_how_often_it_was_called()
    {
        var client = await api.CreateClientAsync();
        var http = api.As(client);
        await using var receiver = await Receiver.StartAsync();
        var webhook = await api.CreateWebhookAsync(client, receiver);
        var href = webhook.Text("href");
        var read = (await http.GetAnswerAsync(href)).Header("ETag")!;
        Assert.Equal(HttpStatusCode.NotModified, (await http.CallAsync(HttpMethod.Get, href, headers: ("If-None-Match", read))).Status);

        (await http.ActAsync($"{href}/ping")).Is(HttpStatusCode.OK);
        var called = (await http.CallAsync(HttpMethod.Get, href, headers: ("If-None-Match", read))).Is(HttpStatusCode.OK);
        Assert.NotEqual(read, called.Header("ETag"));
        var changed = (await http.PutAnswerAsync(href, """{"description":"One"}""", ("If-Match", read))).Is(HttpStatusCode.OK);
        Assert.Equal(changed.Header("ETag"), (await http.GetAnswerAsync(href)).Header("ETag"));

        (await http.PutAnswerAsync(href, """{"description":"Two"}""", ("If-Match", read))).IsProblem(Problems.PreconditionFailedType);
        (await http.ActAsync($"{href}/disable", ("If-Match", read))).IsProblem(Problems.PreconditionFailedType);
        (await http.CallAsync(HttpMethod.Delete, href, headers: ("If-Match", read))).IsProblem(Problems.PreconditionFailedType);
        (await http.CallAsync(HttpMethod.Delete, href, headers: ("If-Match", "*"))).Is(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Webhook_that_was_deleted_is_gone_and_its_trail_is_not()
    {
        var vendor = await api.CreateVendorAsync();
        var http = api.As(vendor);
        var made = await http.MakeAsync(Webhooks, Plain);
        (await http.ActAsync($"{made.Text("href")}/secret")).Is(HttpStatusCode.OK);
        (await http.ActAsync($"{made.Text("href")}/disable")).Is(HttpStatusCode.NoContent);
        (await http.ActAsync($"{made.Text("href")}/enable")).Is(HttpStatusCode.NoContent);
        (await http.CallAsync(HttpMethod.Delete, made.Text("href"))).Is(HttpStatusCode.NoContent);

        (await http.GetAnswerAsync(made.Text("href"))).IsProblem(Problems.NotFoundType);
        (await http.CallAsync(HttpMethod.Delete, made.Text("href"))).IsProblem(Problems.NotFoundType);
        Assert.Empty((await http.GetAnswerAsync(Webhooks)).Data);
        var trail = (await http.GetAnswerAsync($"/v1/audit/records?eq(object.id,{made.Text("id")})&order=audit.created.at")).Data;
        Assert.Equal(
            ["webhook.created", "webhook.rotated", "webhook.disabled", "webhook.enabled", "webhook.deleted"],
            trail.Select(record => record.Text("event")));
        Assert.All(trail, record => Assert.Equal(made.Text("href"), record.Text("object.href")));

        await api.Service<Commerce.Api.Webhooks.PruneDeliveries>().RunAsync(CancellationToken.None);
        Assert.Equal(0, await api.ReadAsync<int>(
            "select count(*)::int from webhook where webhook_no = @number", new { number = Api.Number(made.Text("id")) }));
    }

    [Fact]
    public async Task Ping_tells_what_came_of_it()
    {
        var operations = await api.CreateOperationsAsync();
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = async (_, http) => await http.Response.Body.WriteAsync("pong"u8.ToArray());
        var webhook = await api.CreateWebhookAsync(operations, receiver, null, "request.completed");

        var call = (await api.As(operations).ActAsync($"{webhook.Text("href")}/ping")).Is(HttpStatusCode.OK).Json;

        Assert.Equal("success callTime responseTime httpStatusCode reasonPhrase response", call.Names());
        Assert.Equal("pong", call.Text("response"));
        var received = Assert.Single(receiver.Calls);
        Assert.Equal("id type at object", received.Json.Names());
        Assert.Equal("webhook.ping", received.Type);
        Assert.Equal(received.Id, received.Json.Text("id"));
        Assert.Equal(webhook.Text("id"), received.Json.Text("object.id"));
        Assert.True(received.IsSignedWith(webhook.Text("secret")));
        var after = await api.GetWebhookAsync(operations, webhook);
        Assert.Equal(call.ToJsonString(), after["lastCall"]!.ToJsonString());
        Assert.Equal("1", after.Text("statistics.successes"));

        await receiver.DisposeAsync();
        call = (await api.As(operations).ActAsync($"{webhook.Text("href")}/ping")).Is(HttpStatusCode.OK).Json;
        Assert.Equal("success callTime responseTime error", call.Names());
        Assert.Equal("The receiver could not be connected to.", call.Text("error"));
    }

    [Fact]
    public async Task Call_that_is_repeated_under_its_key_makes_one_webhook_and_tells_its_secret_again()
    {
        var client = await api.CreateClientAsync();
        var bytes = Encoding.UTF8.GetBytes(Plain);

        var first = await PostAsync();
        var again = await PostAsync();

        Assert.Equal(first.Text, again.Text);
        Assert.Single((await api.As(client).GetAnswerAsync(Webhooks)).Data);

        async Task<Answer> PostAsync() => (await api.As(client).CallAsync(
            HttpMethod.Post, Webhooks, bytes, "application/json", headers: ("Idempotency-Key", "\"one\""))).Is(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Calls_are_signed_with_both_secrets_while_a_rotation_overlaps()
    {
        var client = await api.CreateClientAsync();
        var http = api.As(client);
        await using var receiver = await Receiver.StartAsync();
        var webhook = await api.CreateWebhookAsync(client, receiver);
        var old = webhook.Text("secret");

        var rotated = (await http.PostAnswerAsync($"{webhook.Text("href")}/secret", """{"overlap":"PT1H"}""")).Is(HttpStatusCode.OK).Json;
        Assert.NotEqual(old, rotated.Text("secret"));
        Assert.NotEqual("", rotated.Text("previousSecretUntil"));
        Assert.Equal((true, true), await PingAsync());
        api.Advance(TimeSpan.FromHours(1));
        Assert.Equal((false, true), await PingAsync());
        Assert.Null((await api.GetWebhookAsync(client, webhook))["previousSecretUntil"]);

        old = rotated.Text("secret");
        rotated = (await http.PostAnswerAsync($"{webhook.Text("href")}/secret", """{"overlap":0}""")).Is(HttpStatusCode.OK).Json;
        Assert.Equal((false, true), await PingAsync());
        (await http.PostAnswerAsync($"{webhook.Text("href")}/secret", """{"overlap":"P8D"}""")).IsProblem(Problems.InvalidBodyType, "overlap");

        async Task<(bool Old, bool New)> PingAsync()
        {
            (await http.ActAsync($"{webhook.Text("href")}/ping")).Is(HttpStatusCode.OK);
            var call = receiver.Calls[^1];
            return (call.IsSignedWith(old), call.IsSignedWith(rotated.Text("secret")));
        }
    }
}
