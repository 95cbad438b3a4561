using System.Net;
using Commerce.Foundation.Http;
using static Commerce.Api.Tests.Accounts.OwnedCalls;

namespace Commerce.Api.Tests.Accounts;

/// <summary>The exchange of a token's secret.</summary>
public sealed class RotationTests(Api api) : IClassFixture<Api>
{
    [Theory]
    [InlineData("", 24 * 60)]
    [InlineData("{}", 24 * 60)]
    [InlineData("""{"overlap":3600}""", 60)]
    [InlineData("""{"overlap":"3600"}""", 60)]
    [InlineData("""{"overlap":"PT1H"}""", 60)]
    [InlineData("""{"overlap":"P7D"}""", 7 * 24 * 60)]
    [InlineData("""{"overlap":604800}""", 7 * 24 * 60)]
    public async Task Both_secrets_count_until_the_overlap_ends(string body, int minutes)
    {
        var client = await api.CreateClientAsync();
        var path = $"{TokensPath}/{client.TokenId}";

        var rotated = (await RotateAsync(client, path, body)).Is(HttpStatusCode.OK).Json;

        var (old, fresh) = (api.As(client), api.With($"Bearer {rotated.Text("token")}"));
        Assert.NotEqual(client.Token, rotated.Text("token"));
        Assert.Equal("created rotated", rotated["audit"]!.Names());
        Assert.Equal(client.TokenId, rotated.Text("audit.rotated.by.id"));
        (await fresh.GetAnswerAsync(path)).Is(HttpStatusCode.OK);
        var seen = (await old.GetAnswerAsync(path)).Is(HttpStatusCode.OK).Json;
        Assert.Equal(rotated.Text("previousSecretUntil"), seen.Text("previousSecretUntil"));
        Assert.False(seen.ContainsKey("token"));

        api.Clock.Advance(TimeSpan.FromMinutes(minutes - 1));
        (await old.GetAnswerAsync(path)).Is(HttpStatusCode.OK);
        api.Clock.Advance(TimeSpan.FromMinutes(1));

        (await old.GetAnswerAsync(path)).IsProblem(Problems.UnauthenticatedType);
        var after = (await fresh.GetAnswerAsync(path)).Is(HttpStatusCode.OK).Json;
        Assert.False(after.ContainsKey("previousSecretUntil"));
    }

    [Theory]
    [InlineData("""{"overlap":0}""")]
    [InlineData("""{"overlap":"PT0S"}""")]
    public async Task Without_an_overlap_the_old_secret_ends_at_once(string body)
    {
        var client = await api.CreateClientAsync();
        var path = $"{TokensPath}/{client.TokenId}";

        var rotated = (await RotateAsync(client, path, body)).Is(HttpStatusCode.OK).Json;

        Assert.False(rotated.ContainsKey("previousSecretUntil"));
        (await api.As(client).GetAnswerAsync(path)).IsProblem(Problems.UnauthenticatedType);
        (await api.With($"Bearer {rotated.Text("token")}").GetAnswerAsync(path)).Is(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("""{"overlap":604801}""")]
    [InlineData("""{"overlap":"P8D"}""")]
    [InlineData("""{"overlap":-1}""")]
    [InlineData("""{"overlap":"-PT1H"}""")]
    [InlineData("""{"overlap":1.5}""")]
    [InlineData("""{"overlap":1e400}""")]
    [InlineData("""{"overlap":99999999999999999999}""")]
    [InlineData("""{"overlap":"1h"}""")]
    [InlineData("""{"overlap":""}""")]
    [InlineData("""{"overlap":"P99999999999999D"}""")]
    [InlineData("""{"overlap":"\ud800"}""")]
    [InlineData("""{"overlap":null}""")]
    [InlineData("""{"overlap":true}""")]
    public async Task Overlap_beyond_its_limits_changes_nothing(string body)
    {
        var client = await api.CreateClientAsync();
        var path = $"{TokensPath}/{client.TokenId}";

        (await RotateAsync(client, path, body)).IsProblem(Problems.InvalidBodyType, "overlap");

        Assert.False((await api.As(client).GetAnswerAsync(path)).Is(HttpStatusCode.OK).Json.ContainsKey("previousSecretUntil"));
    }

    [Fact]
    public async Task Second_rotation_ends_the_overlap_of_the_first()
    {
        var client = await api.CreateClientAsync();
        var path = $"{TokensPath}/{client.TokenId}";

        var second = (await RotateAsync(client, path, "")).Is(HttpStatusCode.OK).Json.Text("token");
        var third = (await RotateAsync(client, path, "")).Is(HttpStatusCode.OK).Json.Text("token");

        (await api.As(client).GetAnswerAsync(path)).IsProblem(Problems.UnauthenticatedType);
        foreach (var token in (string[])[second, third])
        {
            (await api.With($"Bearer {token}").GetAnswerAsync(path)).Is(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task Disabled_token_gets_a_new_secret_that_counts_once_it_is_enabled()
    {
        var (client, operations) = (await api.CreateClientAsync(), await api.CreateOperationsAsync());
        var path = $"{TokensPath}/{client.TokenId}";
        (await api.As(operations).ActAsync($"{path}/disable")).Is(HttpStatusCode.NoContent);

        var token = (await RotateAsync(operations, path, """{"overlap":0}""")).Is(HttpStatusCode.OK).Json;

        Assert.Equal("Disabled", token.Text("status"));
        (await api.With($"Bearer {token.Text("token")}").GetAnswerAsync(path)).IsProblem(Problems.UnauthenticatedType);
        (await api.As(operations).ActAsync($"{path}/enable")).Is(HttpStatusCode.NoContent);
        (await api.With($"Bearer {token.Text("token")}").GetAnswerAsync(path)).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Stale_version_keeps_the_secret()
    {
        var client = await api.CreateClientAsync();
        var path = $"{TokensPath}/{client.TokenId}";
        var tag = (await api.As(client).GetAnswerAsync(path)).Header("ETag")!;
        (await api.As(client).PutAnswerAsync(path, """{"name":"Other"}""")).Is(HttpStatusCode.OK);

        (await api.As(client).ActAsync($"{path}/rotate", ("If-Match", tag))).IsProblem(Problems.PreconditionFailedType);

        (await api.As(client).GetAnswerAsync(path)).Is(HttpStatusCode.OK);
    }

    private Task<Answer> RotateAsync(TestAccount caller, string path, string body) =>
        body.Length == 0 ? api.As(caller).ActAsync($"{path}/rotate") : api.As(caller).PostAnswerAsync($"{path}/rotate", body);
}
