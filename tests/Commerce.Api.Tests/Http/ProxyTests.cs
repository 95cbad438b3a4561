using System.Net;
using Commerce.Foundation.Http;

namespace Commerce.Api.Tests.Http;

/// <summary>The service behind a proxy on this machine, known under two names.</summary>
public sealed class ApiBehindProxy(PostgresServer server) : Api(server)
{
    protected override Task<IReadOnlyDictionary<string, string>?> SettingsAsync() =>
        Task.FromResult<IReadOnlyDictionary<string, string>?>(new Dictionary<string, string>
        {
            ["AllowedHosts"] = "127.0.0.1;api.example",
            ["Hosting:KnownProxies"] = "127.0.0.0/8, 10.0.0.7",
        });
}

public sealed class ProxyTests(ApiBehindProxy api) : IClassFixture<ApiBehindProxy>
{
    private const string Hsts = "Strict-Transport-Security";

    [Fact]
    public async Task Known_proxy_says_that_the_call_came_over_TLS()
    {
        Assert.Null((await CallAsync()).Header(Hsts));
        Assert.Null((await CallAsync(("X-Forwarded-Proto", "http"))).Header(Hsts));
        Assert.Equal("max-age=31536000", (await CallAsync(("X-Forwarded-Proto", "https"))).Header(Hsts));
    }

    [Fact]
    public async Task Chain_is_believed_as_far_as_its_proxies_are_known()
    {
        // The nearest comes last. Behind 10.0.0.7 stands whoever called it; behind 192.0.2.1 anything may be invented.
        var known = await CallAsync(
            ("X-Forwarded-For", "203.0.113.9, 10.0.0.7"), ("X-Forwarded-Proto", "https, http"));
        var invented = await CallAsync(
            ("X-Forwarded-For", "203.0.113.9, 192.0.2.1"), ("X-Forwarded-Proto", "https, http"));

        Assert.NotNull(known.Header(Hsts));
        Assert.Null(invented.Header(Hsts));
    }

    [Fact]
    public async Task Host_that_is_not_ours_is_a_problem_with_all_headers()
    {
        (await CallAsync(("Host", "api.example"))).Is(HttpStatusCode.OK);
        (await CallAsync(("X-Forwarded-Host", "api.example"))).Is(HttpStatusCode.OK);
        foreach (var header in (string[])["Host", "X-Forwarded-Host"])
        {
            var answer = await CallAsync((header, "evil.example"));

            answer.IsProblem(Problems.MalformedRequestType);
            SecurityHeaders.AreOn(answer);
            Assert.NotNull(answer.Header("X-Request-Id"));
            HostNames.AreNotIn(answer, "evil.example");
        }
    }

    private Task<Answer> CallAsync(params (string Name, string Value)[] headers) =>
        api.Anonymous.CallAsync(HttpMethod.Get, "/version", headers: headers);
}
