using System.Net;
using Commerce.Foundation.Http;
using static Commerce.Api.Tests.Accounts.OwnedCalls;

namespace Commerce.Api.Tests.Accounts;

public sealed class LastUseTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task Last_use_is_told_within_a_minute_and_written_once_a_minute()
    {
        var (client, reader) = (await api.CreateClientAsync(), await api.CreateOperationsAsync());
        Assert.Equal("", await LastUseAsync(reader, client));

        var before = api.Clock.GetUtcNow();
        (await api.As(client).GetAnswerAsync(TokensPath)).Is(HttpStatusCode.OK);
        await Poll.UntilAsync("the use is written", async () => await LastUseAsync(reader, client) != "");
        var first = await LastUseAsync(reader, client);
        Assert.InRange(
            DateTimeOffset.Parse(first, null), before.AddMilliseconds(-1), api.Clock.GetUtcNow().AddMilliseconds(1));

        var version = await VersionAsync(client);
        for (var i = 0; i < 20; i++)
        {
            (await api.As(client).GetAnswerAsync(TokensPath)).Is(HttpStatusCode.OK);
        }

        // A use of another token that is written shows that a round of writing has passed.
        var other = await api.CreateClientAsync();
        (await api.As(other).GetAnswerAsync(TokensPath)).Is(HttpStatusCode.OK);
        await Poll.UntilAsync("a round has passed", async () => await LastUseAsync(reader, other) != "");
        Assert.Equal(version, await VersionAsync(client));

        api.Clock.Advance(TimeSpan.FromMinutes(1));
        (await api.As(client).GetAnswerAsync(TokensPath)).Is(HttpStatusCode.OK);
        await Poll.UntilAsync("the later use is written", async () => await LastUseAsync(reader, client) != first);
    }

    [Fact]
    public async Task Wrong_secret_is_no_use()
    {
        var (client, other, reader) = (
            await api.CreateClientAsync(), await api.CreateClientAsync(), await api.CreateOperationsAsync());

        (await api.With($"Bearer {client.Token}x").GetAnswerAsync(TokensPath)).IsProblem(Problems.UnauthenticatedType);
        (await api.As(other).GetAnswerAsync(TokensPath)).Is(HttpStatusCode.OK);

        await Poll.UntilAsync("a round has passed", async () => await LastUseAsync(reader, other) != "");
        Assert.Equal("", await LastUseAsync(reader, client));
    }

    [Fact]
    public async Task Version_of_a_token_does_not_change_with_its_use()
    {
        var client = await api.CreateClientAsync();
        var path = $"{TokensPath}/{client.TokenId}";
        var tag = (await api.As(client).GetAnswerAsync(path)).Header("ETag")!;

        await Poll.UntilAsync("the use is written", async () => await LastUseAsync(client, client) != "");

        (await api.As(client).PutAnswerAsync(path, """{"name":"Other"}""", ("If-Match", tag))).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Lists_show_filter_and_sort_by_the_last_use()
    {
        var client = await api.CreateClientAsync();
        var http = api.As(client);
        await http.MakeAsync(TokensPath, """{"name":"Unused"}""");
        await Poll.UntilAsync("the use is written", async () => await LastUseAsync(client, client) != "");

        Assert.Equal(["Unused", "integration"], (await http.GetAnswerAsync($"{TokensPath}?order=lastUsedAt")).Each("name"));
        Assert.Equal(["Unused"], (await http.GetAnswerAsync($"{TokensPath}?lastUsedAt=null()")).Each("name"));
        Assert.Equal(
            ["integration"], (await http.GetAnswerAsync($"{TokensPath}?$filter=lastUsedAt gt 2020-01-01")).Each("name"));
        var listed = (await http.GetAnswerAsync($"{TokensPath}?id={client.TokenId}")).Data.Single();
        Assert.NotEqual("", listed.Text("lastUsedAt"));
    }

    private async Task<string> LastUseAsync(TestAccount reader, TestAccount account) =>
        (await api.As(reader).GetAnswerAsync($"{TokensPath}/{account.TokenId}?select=lastUsedAt"))
            .Is(HttpStatusCode.OK).Json.Text("lastUsedAt");

    /// <summary>Which version of the row is stored: every write makes another.</summary>
    private Task<string> VersionAsync(TestAccount account) => api.ReadAsync<string>(
        "select xmin::text from api_token where token_no = @number", new { number = Api.Number(account.TokenId) });
}
