using Commerce.Foundation.Http;

namespace Commerce.Api.Tests.Webhooks;

/// <summary>The service beside somebody's database, without a key for secrets.</summary>
public sealed class UnconfiguredTests(UnconfiguredTests.KeylessApi api) : IClassFixture<UnconfiguredTests.KeylessApi>
{
    [Fact]
    public async Task Webhooks_are_not_offered_and_the_setting_is_named()
    {
        var client = await api.CreateClientAsync();

        var list = await api.As(client).GetAnswerAsync(WebhookApi.Webhooks);
        var make = await api.As(client).PostAnswerAsync(WebhookApi.Webhooks, """{"url":"https://a.example","events":["*"]}""");

        list.IsProblem(Problems.NotConfiguredType);
        Assert.Contains("Webhooks__SecretKey", make.IsProblem(Problems.NotConfiguredType)["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("short", false)]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", true)]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", false)]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", false)]
    public void Key_is_thirty_two_bytes_in_base64(string text, bool isKey)
    {
        var options = new Commerce.Api.Webhooks.WebhookOptions { SecretKey = text };

        Assert.Equal(isKey, options.Key is not null);
        Assert.Equal(isKey, !options.Validate(new(options)).Any());
    }

    public sealed class KeylessApi(PostgresServer server) : Api(server)
    {
        protected override Task<IReadOnlyDictionary<string, string>?> SettingsAsync() =>
            Task.FromResult<IReadOnlyDictionary<string, string>?>(new Dictionary<string, string> { ["Webhooks:SecretKey"] = "" });
    }
}
