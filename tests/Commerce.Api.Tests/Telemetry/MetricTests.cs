using System.Diagnostics.Metrics;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Commerce.Api.Tests.Accounts;
using Commerce.Api.Tests.Events;
using Commerce.Api.Tests.Webhooks;
using Commerce.Foundation.Database;
using Commerce.Foundation.Telemetry;
using Npgsql;

namespace Commerce.Api.Tests.Telemetry;

public sealed partial class MetricTests(ObservedService service) : IClassFixture<ObservedService>
{
    private const string Messages = "/v1/commerce/requests/{id}/messages/";

    private static readonly string Readme = Checkout.Text("README.md");

    [Fact]
    public async Task Lists_are_measured_by_route_and_language()
    {
        var client = service.As("client");
        (await client.GetAnswerAsync($"{service.Request}/messages?eq(type,User)")).Is(HttpStatusCode.OK);
        (await client.GetAnswerAsync($"{service.Request}/messages?$filter=type eq 'User'")).Is(HttpStatusCode.OK);
        (await client.GetAnswerAsync($"{service.Request}/messages")).Is(HttpStatusCode.OK);

        foreach (var dialect in (string[])["rql", "odata", "none"])
        {
            foreach (var name in (string[])["commerce.query.duration", "commerce.query.conditions"])
            {
                var point = await service.PointAsync(
                    name, ("http.route", Messages), ("commerce.query.dialect", dialect));
                Assert.Equal("histogram", point.Kind);
            }
        }

        await service.PointAsync(
            "http.server.request.duration", ("http.route", Messages), ("http.response.status_code", "200"));
    }

    [Fact]
    public async Task Keys_are_counted_by_what_became_of_them()
    {
        var client = service.As("client");
        foreach (var (content, status) in new[] { ("a", 201), ("a", 201), ("b", 422) })
        {
            var answer = await client.CallAsync(
                HttpMethod.Post, $"{service.Request}/messages", Encoding.UTF8.GetBytes($$"""{"content": "{{content}}"}"""),
                "application/json", headers: ("Idempotency-Key", "counted"));
            answer.Is((HttpStatusCode)status);
        }

        foreach (var outcome in (string[])["first", "replayed", "reused"])
        {
            await service.PointAsync("commerce.idempotency.calls", ("commerce.outcome", outcome));
        }

        await service.PointAsync(
            "commerce.problems", ("commerce.problem", "idempotency-key-reused"), ("http.route", Messages));
    }

    [Fact]
    public async Task Refusals_and_credentials_are_counted()
    {
        var other = service.As("otherClient");
        for (var i = 0; i <= ObservedService.TokenWrites; i++)
        {
            await other.PostAnswerAsync($"{service.Request}/messages", """{"content": "Not mine."}""");
        }

        using var wrong = new HttpClient { BaseAddress = service.Address };
        wrong.DefaultRequestHeaders.Add("Authorization", "Bearer idt:TKN-1111-1111:wrong");
        (await wrong.GetAnswerAsync("/v1/commerce/requests")).Is(HttpStatusCode.Unauthorized);

        await service.PointAsync("commerce.rate_limit.refusals", ("commerce.policy", "token-writes"));
        await service.PointAsync("commerce.problems", ("commerce.problem", "too-many-requests"));
        await service.PointAsync(
            "commerce.authentications", ("commerce.credential", "token"), ("commerce.outcome", "accepted"));
        await service.PointAsync(
            "commerce.authentications", ("commerce.credential", "token"), ("commerce.outcome", "refused"));
    }

    [Fact]
    public async Task Files_and_rendering_are_measured()
    {
        var vendor = service.As("vendor");
        using var form = new MultipartFormDataContent { { new ByteArrayContent("one line\n"u8.ToArray()), "file", "a.txt" } };
        using var stored = await vendor.PostAsync($"{service.Request}/attachments", form);
        Assert.Equal(HttpStatusCode.Created, stored.StatusCode);
        (await vendor.GetAnswerAsync(stored.Headers.Location!.ToString(), "text/plain")).Is(HttpStatusCode.OK);
        (await vendor.GetAnswerAsync($"{service.Request}/messages?select=contentHtml&limit=3")).Is(HttpStatusCode.OK);

        await service.PointAsync("commerce.attachment.bytes", ("commerce.direction", "in"));
        await service.PointAsync("commerce.attachment.bytes", ("commerce.direction", "out"));
        await service.PointAsync("commerce.markup.duration");
    }

    [Fact]
    public async Task Those_who_keep_in_step_are_measured()
    {
        var client = service.As("client");
        await using var receiver = await Receiver.StartAsync();
        receiver.AnswerWith(500);
        var webhook = await client.MakeAsync(
            WebhookApi.Webhooks, $$"""{"url":"{{receiver.Address}}","events":["message.created"]}""");
        (await client.PostAnswerAsync($"{service.Request}/messages", """{"content": "Waits"}""")).Is(HttpStatusCode.Created);

        await service.PointAsync("commerce.webhook.calls", ("commerce.outcome", "failed"));
        await service.PointAsync("commerce.backlog.size", point => point.Value == 0, ("commerce.backlog", "outbox"));
        foreach (var waiting in (string[])["webhooks", "amqp"])
        {
            await service.PointAsync("commerce.backlog.size", point => point.Value > 0, ("commerce.backlog", waiting));
            await service.PointAsync("commerce.backlog.age", point => point.Value > 0, ("commerce.backlog", waiting));
        }

        await using (await Follower.StartAsync(client, $"{service.Request}/messages"))
        {
            await service.PointAsync("commerce.streams", point => point.Value > 0);
        }

        await service.PointAsync("commerce.streams", point => point.Value == 0);
        receiver.AnswerWith(204);
        (await client.ActAsync($"{webhook.Text("href")}/ping")).Is(HttpStatusCode.OK);
        await service.PointAsync("commerce.webhook.calls", ("commerce.outcome", "delivered"));
    }

    [Theory]
    [InlineData("System.Runtime", "dotnet.gc.collections")]
    [InlineData("Microsoft.AspNetCore.Server.Kestrel", "kestrel.active_connections")]
    [InlineData("Npgsql", "db.client.connection.count")]
    [InlineData("Npgsql", "db.client.operation.duration")]
    public async Task Runtime_server_and_pool_are_measured(string meter, string name)
    {
        (await service.As("client").GetAnswerAsync("/v1/commerce/requests")).Is(HttpStatusCode.OK);

        Assert.Equal(meter, (await service.PointAsync(name)).Meter);
    }

    [Fact]
    public async Task Calls_refused_since_too_many_wait_are_counted()
    {
        var refused = 0L;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument == Measures.Overloaded)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref refused, value));
        listener.Start();
        await using var source = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1");
        var pool = new ConnectionPool(source, new DatabaseOptions { QueueLength = 0 });

        await Assert.ThrowsAsync<OverloadedException>(async () => await pool.OpenAsync(CancellationToken.None));

        Assert.True(Interlocked.Read(ref refused) >= 1);
    }

    [Fact]
    public void Table_of_metrics_in_the_readme_is_our_meter()
    {
        var instruments = typeof(Measures).GetFields()
            .Select(field => field.GetValue(null)).OfType<Instrument>()
            .Select(instrument => (
                instrument.Name, Kind(instrument), instrument.Unit ?? ""))
            .Order();
        var rows = MetricRow().Matches(Readme)
            .Select(row => (row.Groups[1].Value, row.Groups[2].Value, row.Groups[3].Value))
            .Where(row => row.Item1.StartsWith("commerce.", StringComparison.Ordinal))
            .Order();

        Assert.Equal(instruments, rows);
    }

    [Fact]
    public void Table_of_metrics_names_every_tag_that_there_is()
    {
        var tags = typeof(MeasureTag).GetMethods().Where(method => method.IsStatic)
            .Select(method => ((KeyValuePair<string, object?>)method.Invoke(null, ["x"])!).Key);

        Assert.All(tags, tag => Assert.Contains($"`{tag}`", Readme, StringComparison.Ordinal));
    }

    private static string Kind(Instrument instrument) => instrument.GetType().Name.Split('`')[0] switch
    {
        "UpDownCounter" => "up-down counter",
        var name => name.ToLowerInvariant(),
    };

    // | `name` | kind | unit | tags | what it tells |
    [GeneratedRegex(@"^\| `([a-z_.]+)` \| (counter|histogram|gauge|up-down counter) \| `?([^ `]*)`? \|", RegexOptions.Multiline)]
    private static partial Regex MetricRow();
}
