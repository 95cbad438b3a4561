using System.Net;

namespace Commerce.Api.Tests.Http;

/// <summary>The service with two origins whose pages may call it.</summary>
public sealed class ApiWithOrigins(PostgresServer server) : Api(server)
{
    protected override Task<IReadOnlyDictionary<string, string>?> SettingsAsync() =>
        Task.FromResult<IReadOnlyDictionary<string, string>?>(new Dictionary<string, string>
        {
            ["Cors:Origins"] = "https://portal.example, https://other.example",
        });
}

public sealed class CrossOriginTests(ApiWithOrigins api) : IClassFixture<ApiWithOrigins>
{
    private const string Portal = "https://portal.example";
    private const string Allowed = "Access-Control-Allow-Origin";

    [Fact]
    public async Task Page_of_a_configured_origin_may_ask_and_call()
    {
        var preflight = await PreflightAsync(Portal);
        var request = await api.CreateRequestAsync();
        var call = await api.As(request.Client).CallAsync(HttpMethod.Get, request.Path, headers: ("Origin", Portal));

        Assert.Equal(Portal, preflight.Is(HttpStatusCode.NoContent).Header(Allowed));
        Assert.Equal("authorization,idempotency-key", preflight.Header("Access-Control-Allow-Headers"));
        Assert.Equal(Portal, call.Is(HttpStatusCode.OK).Header(Allowed));
        Assert.Contains("ETag", call.Header("Access-Control-Expose-Headers"), StringComparison.Ordinal);
        Assert.Null(call.Header("Access-Control-Allow-Credentials"));
        // A cache must not give one origin's answer to another.
        Assert.Equal("Origin, Authorization, Accept, Accept-Language", call.Header("Vary"));
    }

    [Fact]
    public async Task Page_of_a_configured_origin_may_read_a_refusal()
    {
        var refusal = await api.Anonymous.CallAsync(HttpMethod.Get, "/v1/commerce/requests", headers: ("Origin", Portal));

        Assert.Equal(Portal, refusal.Is(HttpStatusCode.Unauthorized).Header(Allowed));
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("https://portal.example.evil.example")]
    [InlineData("http://portal.example")]
    [InlineData("null")]
    public async Task Page_of_any_other_origin_is_told_nothing(string origin)
    {
        var preflight = await PreflightAsync(origin);
        var call = await api.Anonymous.CallAsync(HttpMethod.Get, "/version", headers: ("Origin", origin));

        SecurityHeaders.AreOn(preflight);
        SecurityHeaders.AreOn(call);
    }

    private Task<Answer> PreflightAsync(string origin) => api.Anonymous.CallAsync(
        HttpMethod.Options, "/v1/commerce/requests",
        headers:
        [
            ("Origin", origin), ("Access-Control-Request-Method", "POST"),
            ("Access-Control-Request-Headers", "authorization,idempotency-key"),
        ]);
}
