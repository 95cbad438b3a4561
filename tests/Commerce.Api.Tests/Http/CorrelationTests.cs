using System.Net;

namespace Commerce.Api.Tests.Http;

public sealed class CorrelationTests(Api api) : IClassFixture<Api>
{
    private const string RequestId = "X-Request-Id";
    private const string Made = "^[0-9a-f]{16}$";

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/nowhere")]
    [InlineData("/v1/commerce/messages")]
    public async Task Request_id_of_the_caller_is_echoed(string path)
    {
        var answer = await api.Anonymous.CallAsync(HttpMethod.Get, path, headers: (RequestId, "order-66/{a}"));

        Assert.Equal("order-66/{a}", answer.Header(RequestId));
    }

    [Fact]
    public async Task Request_id_is_made_where_there_is_none()
    {
        var first = await api.Anonymous.GetAnswerAsync("/health/live");
        var second = await api.Anonymous.GetAnswerAsync("/health/live");

        Assert.Matches(Made, first.Header(RequestId));
        Assert.Matches(Made, second.Header(RequestId));
        Assert.NotEqual(first.Header(RequestId), second.Header(RequestId));
    }

    [Theory]
    [InlineData("with space")]
    [InlineData("caf\u00c3\u00a9")]
    [InlineData("a\tb")]
    [InlineData("a%0d%0aSet-Cookie: a=b")]
    public async Task Request_id_that_could_break_a_line_is_not_echoed(string id)
    {
        var answer = await RawHttp.SendAsync(api.Address, ["GET /health/live HTTP/1.1", $"{RequestId}: {id}"]);

        Assert.Matches(Made, answer.Is(HttpStatusCode.OK).Header(RequestId));
        Assert.False(answer.Headers.Contains("SET-COOKIE"));
    }

    [Fact]
    public async Task Request_ids_that_are_long_or_two_are_replaced()
    {
        var fits = new string('a', 128);

        var longest = await RawHttp.SendAsync(api.Address, ["GET /health/live HTTP/1.1", $"{RequestId}: {fits}"]);
        var longer = await RawHttp.SendAsync(api.Address, ["GET /health/live HTTP/1.1", $"{RequestId}: {fits}a"]);
        var two = await RawHttp.SendAsync(
            api.Address, ["GET /health/live HTTP/1.1", $"{RequestId}: a", $"{RequestId}: b"]);

        Assert.Equal(fits, longest.Header(RequestId));
        Assert.Matches(Made, longer.Header(RequestId));
        Assert.Matches(Made, two.Header(RequestId));
    }

    [Fact]
    public async Task Trace_of_the_caller_goes_on()
    {
        const string trace = "4bf92f3577b34da6a3ce929d0e0e4736";

        var answer = await api.Anonymous.CallAsync(
            HttpMethod.Get, "/nowhere", headers: ("traceparent", $"00-{trace}-00f067aa0ba902b7-01"));

        Assert.Contains(trace, answer.Header("traceparent")!, StringComparison.Ordinal);
        Assert.Equal(answer.Header("traceparent"), answer.Json["traceId"]!.GetValue<string>());
    }

    [Fact]
    public async Task Trace_is_made_where_there_is_none()
    {
        var answer = await api.Anonymous.GetAnswerAsync("/nowhere");

        Assert.Matches("^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$", answer.Header("traceparent"));
        Assert.Equal(answer.Header("traceparent"), answer.Json["traceId"]!.GetValue<string>());
    }
}
