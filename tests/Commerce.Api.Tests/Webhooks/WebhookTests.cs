using System.Net;
using System.Text;
using Commerce.Api.Tests.Accounts;
using Commerce.Foundation.Http;

namespace Commerce.Api.Tests.Webhooks;

/// <summary>The resource: <c>/v1/notifications/webhooks</c>.</summary>
public sealed class WebhookTests(WebhookApi api) : IClassFixture<WebhookApi>
{
    private const string Webhooks = WebhookApi.Webhooks;

    private const string Plain = """{"url":"https://hooks.example.com/a","events":["message.created"]}""";

    [Fact]
    public async Task Webhook_is_made_with_a_secret_that_is_told_once()
    {
        var client = await api.CreateClientAsync();

        var answer = (await api.As(client).PostAnswerAsync(
            Webhooks,
            """
            {"url":"https://hooks.example.com/a?b=c","events":["message.created","request.completed","message.created"],
             "criteria":"eq(type,message.created)","description":"Tickets"}
            """)).Is(HttpStatusCode.Created);

        var made = answer.Json;
        Assert.Equal("id href url events criteria description status secret statistics audit", made.Names());
        Assert.Matches("^WBH-[0-9]{4}-[0-9]{4}$", made.Text("id"));
        Assert.Equal($"{Webhooks}/{made.Text("id")}", answer.Header("Location"));
        Assert.Equal(made.Text("href"), answer.Header("Location"));
        Assert.Equal("""["message.created","request.completed"]""", made["events"]!.ToJsonString());
        Assert.Equal("Enabled", made.Text("status"));
        Assert.Matches("^whsec_[A-Za-z0-9+/]{43}=$", made.Text("secret"));
        Assert.Equal(client.TokenId, made.Text("audit.created.by.id"));

        var read = (await api.As(client).GetAnswerAsync(made.Text("href"))).Is(HttpStatusCode.OK);
        made.Remove("secret");
        Assert.Equal(made.ToJsonString(), read.Json.ToJsonString());
        var list = (await api.As(client).GetAnswerAsync(Webhooks)).Is(HttpStatusCode.OK);
        Assert.Equal([made.Text("id")], list.Each("id"));
        Assert.Equal(["audit"], list.Omitted);
        Assert.DoesNotContain("whsec_", list.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secret_is_stored_sealed()
    {
        var client = await api.CreateClientAsync();
        var made = await api.As(client).MakeAsync(Webhooks, Plain);
        var secret = Convert.FromBase64String(made.Text("secret")["whsec_".Length..]);

        var row = await api.ReadAsync<string>(
            "select to_jsonb(w)::text from webhook w where webhook_no = @number", new { number = Api.Number(made.Text("id")) });

        Assert.DoesNotContain(Convert.ToHexStringLower(secret), row, StringComparison.Ordinal);
        Assert.DoesNotContain(made.Text("secret")["whsec_".Length..], row, StringComparison.Ordinal);
        // Nor under another webhook's number.
        var sealedBytes = await api.ReadAsync<byte[]>(
            "select secret from webhook where webhook_no = @number", new { number = Api.Number(made.Text("id")) });
        Assert.Equal(
            secret, Commerce.Api.Webhooks.WebhookSecret.Open(sealedBytes, Api.Number(made.Text("id")), new byte[32]).Bytes);
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() =>
            Commerce.Api.Webhooks.WebhookSecret.Open(sealedBytes, Api.Number(made.Text("id")) + 1, new byte[32]));
    }

    [Theory]
    [InlineData("{}", "events,url", "required")]
    [InlineData("""{"url":"https://a.example","events":[]}""", "events", "1 to 20")]
    [InlineData("""{"url":"https://a.example","events":["message.create"]}""", "events[0]", "`message.created`")]
    [InlineData("""{"url":"https://a.example","events":["*","webhook.ping"]}""", "events[1]", "That is no event's type")]
    [InlineData("""{"url":"https://a.example","events":"*"}""", "events", "an array")]
    [InlineData("""{"url":"https://a.example","events":["*"],"criterias":"x"}""", "criterias", "`criteria`")]
    [InlineData("""{"url":"https://a.example","events":["*"],"criteria":"eq(typ,message.created)"}""", "criteria", "`type`")]
    [InlineData("""{"url":"https://a.example","events":["*"],"criteria":"eq(type,message.created"}""", "criteria", "at character")]
    [InlineData("""{"url":"https://a.example","events":["*"],"criteria":"type eq 'x'"}""", "criteria", "at character")]
    [InlineData("""{"url":"https://a.example","events":["*"],"criteria":"$filter=at gt"}""", "criteria", "at character")]
    [InlineData("""{"url":"https://a.example","events":["*"],"criteria":"eq(data.content,x)"}""", "criteria", "at character")]
    [InlineData("""{"url":"https://a.example","events":["*"],"criteria":" "}""", "criteria", "1 to 2000")]
    [InlineData("""{"url":"https://a.example","events":["*"],"description":""}""", "description", "1 to 2000")]
    [InlineData("""{"url":"https://a.example","events":["*"],"description":"a\u0000b"}""", "description", "")]
    [InlineData("""{"url":"ftp://a.example","events":["*"]}""", "url", "http")]
    public async Task Body_that_cannot_be_meant_is_told_field_by_field(string body, string fields, string hint)
    {
        var client = await api.CreateClientAsync();

        var answer = await api.As(client).PostAnswerAsync(Webhooks, body);

        answer.IsProblem(Problems.InvalidBodyType, fields.Split(','));
        Assert.Contains(hint, answer.Errors(fields.Split(',')[0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lengths_are_limited()
    {
        var client = api.As(await api.CreateClientAsync());
        var long1 = new string('a', 2_001);

        foreach (var (field, body) in new[]
        {
            ("url", $$"""{"url":"https://a.example/{{long1}}","events":["*"]}"""),
            ("criteria", $$"""{"url":"https://a.example","events":["*"],"criteria":"{{long1}}"}"""),
            ("description", $$"""{"url":"https://a.example","events":["*"],"description":"{{long1}}"}"""),
            ("events", $$"""{"url":"https://a.example","events":[{{string.Join(',', Enumerable.Repeat("\"*\"", 21))}}]}"""),
        })
        {
            (await client.PostAnswerAsync(Webhooks, body)).IsProblem(Problems.InvalidBodyType, field);
        }
    }

    [Fact]
    public async Task Account_has_fifty_at_the_most()
    {
        var client = api.As(await api.CreateClientAsync());
        var first = await client.MakeAsync(Webhooks, Plain);
        for (var i = 1; i < 50; i++)
        {
            await client.MakeAsync(Webhooks, Plain);
        }

        (await client.PostAnswerAsync(Webhooks, Plain)).IsProblem(Problems.ConflictType);
        (await client.CallAsync(HttpMethod.Delete, first.Text("href"))).Is(HttpStatusCode.NoContent);
        await client.MakeAsync(Webhooks, Plain);
    }

    [Fact]
    public async Task To_every_other_account_there_is_none()
    {
        var client = await api.CreateClientAsync();
        var made = await api.As(client).MakeAsync(Webhooks, Plain);
        (string Method, string Path, string? Body)[] calls =
        [
            ("GET", "", null), ("PUT", "", """{"description":"mine"}"""), ("DELETE", "", null), ("POST", "/enable", null),
            ("POST", "/disable", null), ("POST", "/ping", null), ("POST", "/secret", null), ("GET", "/deliveries", null),
            ("POST", "/deliveries/evt_AAAAAAD_AgIAAAAH/redeliver", null),
        ];

        foreach (var stranger in new[]
        {
            await api.CreateClientAsync(), await api.CreateVendorAsync(), await api.CreateOperationsAsync(),
        })
        {
            Assert.Empty((await api.As(stranger).GetAnswerAsync(Webhooks)).Is(HttpStatusCode.OK).Data);
            foreach (var (method, path, body) in calls)
            {
                var there = await CallAsync(stranger, method, made.Text("href") + path, body);
                var nowhere = await CallAsync(stranger, method, $"{Webhooks}/WBH-9999-9999{path}", body);

                there.IsProblem(Problems.NotFoundType);
                Assert.Equal(Comparable(nowhere, "WBH-9999-9999"), Comparable(there, made.Text("id")));
            }
        }

        Assert.Equal("0", (await api.GetWebhookAsync(client, made)).Text("statistics.total"));
        Assert.Equal("Enabled", (await api.GetWebhookAsync(client, made)).Text("status"));

        Task<Answer> CallAsync(TestAccount caller, string method, string path, string? body) => api.As(caller).CallAsync(
            new HttpMethod(method), path, body is null ? null : Encoding.UTF8.GetBytes(body), body is null ? null : "application/json");

        static string Comparable(Answer answer, string id)
        {
            var problem = answer.Json;
            problem.Remove("traceId");
            return problem.ToJsonString().Replace(id, "WBH", StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task List_is_filtered_and_sorted_in_both_languages()
    {
        var vendor = await api.CreateVendorAsync();
        var http = api.As(vendor);
        var one = await http.MakeAsync(Webhooks, """{"url":"https://a.example","events":["*"],"description":"One"}""");
        var two = await http.MakeAsync(Webhooks, """{"url":"https://b.example","events":["*"],"description":"Two"}""");
        (await http.ActAsync($"{two.Text("href")}/disable")).Is(HttpStatusCode.NoContent);

        foreach (var (query, expected) in new[]
        {
            ("", new[] { two, one }), ("eq(status,Enabled)", [one]), ("$filter=status eq 'Disabled'", [two]),
            ("like(url,*//b*)", [two]), ($"in(id,({one.Text("id")},{two.Text("id")}))&order=description", [one, two]),
            ("eq(statistics.failures,0)&order=-url&limit=1", [two]), ("gt(statistics.total,0)", []),
            ("$orderby=audit/created/at&$top=1", [one]),
        })
        {
            Assert.Equal(
                expected.Select(webhook => webhook.Text("id")),
                (await http.GetAnswerAsync($"{Webhooks}?{query}")).Is(HttpStatusCode.OK).Each("id"));
        }

        var next = (await http.GetAnswerAsync($"{Webhooks}?limit=1&order=description")).Next;
        Assert.Equal([two.Text("id")], (await http.GetAnswerAsync(next!)).Is(HttpStatusCode.OK).Each("id"));
        (await http.GetAnswerAsync($"{Webhooks}?eq(secret,x)")).IsProblem(Problems.InvalidQueryType, "secret");
        Assert.Equal(
            2, (await http.GetAnswerAsync(Webhooks, "application/jsonl")).Is(HttpStatusCode.OK).Text.Trim().Split('\n').Length);
    }
}
