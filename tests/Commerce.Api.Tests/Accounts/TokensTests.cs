using System.Net;
using System.Security.Cryptography;
using System.Text;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using static Commerce.Api.Tests.Accounts.OwnedCalls;

namespace Commerce.Api.Tests.Accounts;

public sealed class TokensTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task Secret_is_shown_once_works_at_once_and_is_kept_as_its_hash()
    {
        var client = await api.CreateClientAsync();
        var http = api.As(client);

        var made = (await http.PostAnswerAsync(TokensPath, """{"name":"Nightly import"}""")).Is(HttpStatusCode.Created);

        var token = made.Json;
        Assert.Equal("id href name status account token audit", token.Names());
        var credential = ApiToken.Parse(token.Text("token"))!;
        Assert.Equal(token.Text("id"), credential.ToString());
        Assert.Equal(43, credential.Secret.Length);
        (await api.With($"Bearer {credential.Reveal()}").GetAnswerAsync(TokensPath)).Is(HttpStatusCode.OK);
        foreach (var path in (string[])[made.Header("Location")!, TokensPath])
        {
            var later = await http.GetAnswerAsync($"{path}?select=*");
            Assert.DoesNotContain(credential.Secret, later.Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
            Assert.DoesNotContain("\"token\"", later.Text, StringComparison.Ordinal);
        }

        (await http.GetAnswerAsync($"{TokensPath}?select=token")).IsProblem(Problems.InvalidQueryType, "select");
        Assert.Equal(
            SHA256.HashData(Encoding.UTF8.GetBytes(credential.Secret)),
            await api.ReadAsync<byte[]>(
                "select secret_hash from api_token where token_no = @number", new { number = credential.Number }));
    }

    [Fact]
    public async Task Two_tokens_have_nothing_in_common()
    {
        var http = api.As(await api.CreateVendorAsync());

        var (one, other) = (await http.MakeAsync(TokensPath, """{"name":"a"}"""), await http.MakeAsync(TokensPath, """{"name":"a"}"""));

        Assert.NotEqual(one.Text("id"), other.Text("id"));
        Assert.NotEqual(one.Text("token").Split(':')[2], other.Text("token").Split(':')[2]);
    }

    [Fact]
    public async Task Operations_makes_the_tokens_of_any_account_and_an_account_only_its_own()
    {
        var (operations, client, vendor) = (
            await api.CreateOperationsAsync(), await api.CreateClientAsync(), await api.CreateVendorAsync());
        var body = $$$"""{"name":"a","account":{"id":"{{{client.Id}}}"}}""";

        var token = await api.As(operations).MakeAsync(TokensPath, body);
        (await api.As(vendor).PostAnswerAsync(TokensPath, body)).IsProblem(Problems.InvalidBodyType, "account.id");

        var http = api.With($"Bearer {token.Text("token")}");
        Assert.Equal(client.Id, (await http.GetAnswerAsync(token.Text("href"))).Json.Text("account.id"));
        Assert.Equal(2, (await http.GetAnswerAsync(TokensPath)).Total);
    }

    [Theory]
    [InlineData("\"2020-01-31T00:00:00Z\"")]
    [InlineData("\"2020-01-31\"")]
    [InlineData("\"soon\"")]
    [InlineData("\"2999-02-30\"")]
    [InlineData("\"\"")]
    [InlineData("4102444800")]
    [InlineData("{}")]
    public async Task End_that_is_past_or_no_time_is_refused(string expiresAt)
    {
        var http = api.As(await api.CreateClientAsync());

        (await http.PostAnswerAsync(TokensPath, $$"""{"name":"a","expiresAt":{{expiresAt}}}"""))
            .IsProblem(Problems.InvalidBodyType, "expiresAt");

        Assert.Equal(1, (await http.GetAnswerAsync(TokensPath)).Total);
    }

    [Theory]
    [InlineData("2999-12-31", "2999-12-31T00:00:00.000Z")]
    [InlineData("2999-12-31T23:30:00.1256+01:00", "2999-12-31T22:30:00.125Z")]
    [InlineData("9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59.999Z")]
    public async Task End_is_kept_to_the_millisecond_in_UTC(string given, string kept)
    {
        var http = api.As(await api.CreateClientAsync());

        var token = await http.MakeAsync(TokensPath, $$"""{"name":"a","expiresAt":"{{given}}"}""");

        Assert.Equal(kept, token.Text("expiresAt"));
        Assert.Equal(kept, (await http.GetAnswerAsync(token.Text("href"))).Json.Text("expiresAt"));
        Assert.Equal(token.Text("id"), (await http.GetAnswerAsync($"{TokensPath}?expiresAt={kept}")).Each("id").Single());
    }

    [Fact]
    public async Task Token_expires_and_acts_again_with_a_new_end()
    {
        var http = api.As(await api.CreateClientAsync());
        var end = api.Clock.GetUtcNow().AddHours(1);
        var token = await http.MakeAsync(TokensPath, $$"""{"name":"a","expiresAt":"{{end:O}}"}""");
        var (path, bearer) = (token.Text("href"), api.With($"Bearer {token.Text("token")}"));
        (await bearer.GetAnswerAsync(path)).Is(HttpStatusCode.OK);

        api.Clock.Advance(TimeSpan.FromHours(1));

        (await bearer.GetAnswerAsync(path)).IsProblem(Problems.UnauthenticatedType);
        var expired = (await http.GetAnswerAsync(path)).Json;
        Assert.Equal("Expired", expired.Text("status"));
        var sentBack = await http.PutAnswerAsync(path, expired.ToJsonString());
        Assert.Equal(expired.ToJsonString(), sentBack.Is(HttpStatusCode.OK).Text);
        (await http.PutAnswerAsync(path, $$"""{"expiresAt":"{{end.AddMinutes(-1):O}}"}"""))
            .IsProblem(Problems.InvalidBodyType, "expiresAt");
        (await http.ActAsync($"{path}/enable")).IsProblem(Problems.ConflictType);

        var renewed = (await http.PutAnswerAsync(path, """{"expiresAt":null,"name":"Renewed"}""")).Is(HttpStatusCode.OK).Json;
        Assert.Equal("Active Renewed ", $"{renewed.Text("status")} {renewed.Text("name")} {renewed.Text("expiresAt")}");
        (await bearer.GetAnswerAsync(path)).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Lists_filter_by_status_as_they_show_it()
    {
        var http = api.As(await api.CreateVendorAsync());
        var ids = new Dictionary<string, string>();
        foreach (var name in (string[])["Disabled", "Expired", "Both"])
        {
            ids[name] = (await http.MakeAsync(TokensPath, $$"""{"name":"{{name}}"}""")).Text("id");
        }

        await api.ExecuteAsync(
            "update api_token set expires_at = now() - interval '1 hour' where name in ('Expired', 'Both')");
        foreach (var name in (string[])["Disabled", "Both"])
        {
            (await http.ActAsync($"{TokensPath}/{ids[name]}/disable")).Is(HttpStatusCode.NoContent);
        }

        Assert.Equal(["Expired"], (await http.GetAnswerAsync($"{TokensPath}?status=Expired")).Each("name"));
        Assert.Equal(["Both", "Disabled"], (await http.GetAnswerAsync($"{TokensPath}?status=disabled&order=name")).Each("name"));
        Assert.Equal(["integration"], (await http.GetAnswerAsync($"{TokensPath}?$filter=status eq 'Active'")).Each("name"));
        Assert.Equal(
            ["Active", "Disabled", "Disabled", "Expired"],
            (await http.GetAnswerAsync($"{TokensPath}?order=status")).Each("status"));
    }

    [Fact]
    public async Task Token_may_stop_itself_and_then_no_longer_start_itself()
    {
        var client = await api.CreateClientAsync();
        var path = $"{TokensPath}/{client.TokenId}";

        (await api.As(client).ActAsync($"{path}/disable")).Is(HttpStatusCode.NoContent);

        (await api.As(client).ActAsync($"{path}/enable")).IsProblem(Problems.UnauthenticatedType);
        (await api.As(await api.CreateOperationsAsync()).ActAsync($"{path}/enable")).Is(HttpStatusCode.NoContent);
        (await api.As(client).GetAnswerAsync(path)).Is(HttpStatusCode.OK);
    }
}
