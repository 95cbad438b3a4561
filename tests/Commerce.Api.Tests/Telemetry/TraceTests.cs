using System.Net;
using Npgsql;

namespace Commerce.Api.Tests.Telemetry;

public sealed class TraceTests(ObservedService service) : IClassFixture<ObservedService>
{
    private const string Parent = "00f067aa0ba902b7";
    private const string Messages = "/v1/commerce/requests/{id}/messages/";

    [Fact]
    public async Task Span_of_a_call_goes_on_from_the_callers_and_is_the_one_that_the_problem_names()
    {
        var trace = Guid.NewGuid().ToString("N");

        var answer = await CallAsync(
            "client", "/v1/commerce/requests/REQ-0000-0000/messages?limit=3", ("traceparent", $"00-{trace}-{Parent}-01"),
            ("tracestate", "vendor=text-of-the-caller"));

        var span = await service.ServerSpanAsync(trace);
        Assert.Equal($"00-{trace}-{span.SpanId}-01", answer.Is(HttpStatusCode.NotFound).Json["traceId"]!.GetValue<string>());
        Assert.Equal(answer.Header("traceparent"), answer.Json["traceId"]!.GetValue<string>());
        Assert.Equal(Parent, span.ParentId);
        Assert.Equal("", span.TraceState);
        Assert.Equal($"GET {Messages}", span.Name);
        Assert.Equal(2, span.Kind);
        Assert.Equal(0, span.Status);
        Assert.Equal(
            new SortedDictionary<string, string>
            {
                ["http.request.method"] = "GET",
                ["http.response.status_code"] = "404",
                ["http.route"] = Messages,
                ["network.protocol.version"] = "1.1",
                ["url.path"] = "/v1/commerce/requests/REQ-0000-0000/messages",
                ["url.scheme"] = "http",
            },
            new SortedDictionary<string, string>(span.Attributes.ToDictionary()));
    }

    [Fact]
    public async Task Statements_are_children_of_the_call_and_hold_no_values()
    {
        var answer = await CallAsync("client", $"{service.Request}/messages?ilike(content,*needle-8472*)");

        var trace = Trace(answer.Is(HttpStatusCode.OK).Header("traceparent")!);
        var server = await service.ServerSpanAsync(trace);
        await Poll.UntilAsync("the statement's span has arrived", () => Task.FromResult(
            service.Collector.Spans.Any(span => span.TraceId == trace && IsList(span))));
        var spans = service.Collector.Spans.Where(span => span.TraceId == trace && span.Source == "Npgsql").ToList();
        Assert.All(spans, span => Assert.Equal(server.SpanId, span.ParentId));
        var list = Assert.Single(spans, IsList);
        Assert.Equal("postgresql", list.Attributes["db.system.name"]);
        Assert.DoesNotContain("needle-8472", service.Collector.Raw, StringComparison.Ordinal);
        Assert.DoesNotContain("Password=", service.Collector.Raw, StringComparison.OrdinalIgnoreCase);
        if (new NpgsqlConnectionStringBuilder(service.Installation.ConnectionString).Password is { Length: > 0 } password)
        {
            Assert.DoesNotContain(password, service.Collector.Raw, StringComparison.Ordinal);
        }

        static bool IsList(SentSpan span) =>
            span.Source == "Npgsql" && span.Attributes["db.query.text"].Contains("from message m", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HEAD", "/v1/accounts/accounts", "HEAD /v1/accounts/accounts/", "HEAD")]
    [InlineData("GET", "/nowhere/at-all", "GET", "GET")]
    [InlineData("BREW", "/v1/accounts/accounts", "HTTP", "_OTHER")]
    [InlineData("GET", "/public/v1/accounts/accounts", "GET /v1/accounts/accounts/", "GET")]
    public async Task Spans_are_named_by_method_and_route(string method, string path, string name, string tag)
    {
        var answer = await service.As("client").CallAsync(new HttpMethod(method), path);

        var span = await service.ServerSpanAsync(Trace(answer.Header("traceparent")!));
        Assert.Equal(name, span.Name);
        Assert.Equal(tag, span.Attributes["http.request.method"]);
        Assert.Equal(path, span.Attributes["url.path"]);
    }

    [Fact]
    public async Task Path_that_is_none_of_ours_is_not_told()
    {
        var answer = await CallAsync(null, "/v1/idt:TKN-1111-1111:secret");

        var span = await service.ServerSpanAsync(Trace(answer.Is(HttpStatusCode.NotFound).Header("traceparent")!));
        Assert.False(span.Attributes.ContainsKey("url.path"));
    }

    [Fact]
    public async Task Calls_for_health_are_not_sent()
    {
        var health = await CallAsync(null, "/health/ready");
        var other = await CallAsync(null, "/version");

        // What is sent, is sent in order.
        await service.ServerSpanAsync(Trace(other.Header("traceparent")!));
        var trace = Trace(health.Is(HttpStatusCode.OK).Header("traceparent")!);
        Assert.DoesNotContain(service.Collector.Spans, span => span.TraceId == trace);
    }

    [Fact]
    public async Task Service_is_named_with_its_version_and_what_the_operator_adds()
    {
        await CallAsync(null, "/version");

        await Poll.UntilAsync("something has arrived", () => Task.FromResult(service.Collector.Resources.Count > 0));
        Assert.All(service.Collector.Resources, resource =>
        {
            Assert.Equal("commerce-api", resource["service.name"]);
            Assert.NotEqual("", resource["service.version"]);
            Assert.NotEqual("", resource["service.instance.id"]);
            Assert.Equal("test", resource["deployment.environment.name"]);
        });
    }

    private static string Trace(string traceParent) => traceParent.Split('-')[1];

    private async Task<Answer> CallAsync(string? who, string path, params (string Name, string Value)[] headers) =>
        await service.As(who).CallAsync(HttpMethod.Get, path, headers: headers);
}
