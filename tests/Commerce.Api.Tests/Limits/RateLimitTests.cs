using System.Globalization;
using System.Net;
using Commerce.Foundation.Http;

namespace Commerce.Api.Tests.Limits;

/// <summary>A service that allows a token 5 reads and 3 writes, and an account 8 reads, in an hour.</summary>
public sealed class LimitedApi(PostgresServer server) : Api(server)
{
    protected override Task<IReadOnlyDictionary<string, string>?> SettingsAsync() =>
        Task.FromResult<IReadOnlyDictionary<string, string>?>(new Dictionary<string, string>
        {
            ["RateLimits:TokenReads"] = "5",
            ["RateLimits:TokenWrites"] = "3",
            ["RateLimits:AccountReads"] = "8",
            ["RateLimits:WindowSeconds"] = "3600",
        });
}

public sealed class RateLimitTests(LimitedApi api) : IClassFixture<LimitedApi>
{
    private const string Requests = "/v1/commerce/requests";

    [Fact]
    public async Task Calls_beyond_the_limit_are_429_and_others_are_served()
    {
        var client = await api.CreateClientAsync();
        for (var left = 4; left >= 0; left--)
        {
            var answer = (await api.As(client).GetAnswerAsync(Requests)).Is(HttpStatusCode.OK);
            Assert.Equal(
                ["\"token-reads\";q=5;w=3600", "\"account-reads\";q=8;w=3600"], answer.Headers["RATELIMIT-POLICY"]);
            Assert.Equal(
                [$"\"token-reads\";r={left};t=360", $"\"account-reads\";r={left + 3};t=360"], answer.Headers["RATELIMIT"]);
        }

        var refused = await api.As(client).GetAnswerAsync(Requests);

        var problem = refused.IsProblem(Problems.TooManyRequestsType);
        Assert.Equal("token-reads: at most 5 calls in 3600 s.", problem["detail"]!.GetValue<string>());
        Assert.InRange(int.Parse(refused.Header("Retry-After")!, CultureInfo.InvariantCulture), 1, 3600);
        Assert.Equal("\"token-reads\";r=0;t=360", refused.Header("RateLimit"));
        (await api.As(await api.CreateClientAsync()).GetAnswerAsync(Requests)).Is(HttpStatusCode.OK);
        (await api.Anonymous.GetAnswerAsync("/health/live")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Reads_and_writes_are_counted_apart()
    {
        var (client, vendor) = (await api.CreateClientAsync(), await api.CreateVendorAsync());
        var body = $$"""{"vendor":{"id":"{{vendor.Id}}"},"name":"Seats","status":"Processing"}""";
        for (var i = 0; i < 3; i++)
        {
            (await api.As(client).PostAnswerAsync(Requests, body)).Is(HttpStatusCode.Created);
        }

        (await api.As(client).PostAnswerAsync(Requests, body)).IsProblem(Problems.TooManyRequestsType);
        var read = await api.As(client).GetAnswerAsync(Requests);

        Assert.Equal(3, read.Is(HttpStatusCode.OK).Total);
    }

    [Fact]
    public async Task Account_has_a_limit_over_all_of_its_tokens()
    {
        var client = await api.CreateClientAsync();
        var other = await api.AddTokenAsync(client);
        for (var i = 0; i < 4; i++)
        {
            (await api.As(client).GetAnswerAsync(Requests)).Is(HttpStatusCode.OK);
            (await api.As(other).GetAnswerAsync(Requests)).Is(HttpStatusCode.OK);
        }

        var problem = (await api.As(other).GetAnswerAsync(Requests)).IsProblem(Problems.TooManyRequestsType);

        Assert.StartsWith("account-reads", problem["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }
}
