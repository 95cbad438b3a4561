using System.Net;
using Commerce.Foundation.Http;

namespace Commerce.Api.Tests.Identity;

public sealed class ApiTokenTests(Api api) : IClassFixture<Api>
{
    private const string Requests = "/v1/commerce/requests";

    [Theory]
    [InlineData("GET", "/v1/commerce/requests")]
    [InlineData("POST", "/v1/commerce/requests")]
    [InlineData("GET", "/v1/commerce/requests/REQ-0000-0001")]
    [InlineData("GET", "/v1/commerce/requests/REQ-0000-0001/messages")]
    [InlineData("POST", "/v1/commerce/requests/REQ-0000-0001/messages")]
    [InlineData("GET", "/v1/commerce/requests/REQ-0000-0001/messages/MSG-0000-0001-0000-0001")]
    [InlineData("GET", "/v1/commerce/messages")]
    [InlineData("GET", "/public/v1/commerce/messages")]
    [InlineData("GET", "/v1/commerce/messages?limit=junk")]
    public async Task Call_without_a_token_is_401_with_a_bare_challenge(string method, string path)
    {
        var body = method == "POST" ? "{}"u8.ToArray() : null;

        var answer = await api.Anonymous.CallAsync(
            new HttpMethod(method), path, body, body is null ? null : "application/json");

        answer.IsProblem(Problems.UnauthenticatedType);
        Assert.Equal("Bearer realm=\"commerce\"", answer.Header("WWW-Authenticate"));
    }

    [Theory]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer idt:")]
    [InlineData("Bearer idt:TKN-1000-0001")]
    [InlineData("Bearer idt:TKN-1000-0001:")]
    [InlineData("Bearer idt:TKN-9999-9999:secret")]
    [InlineData("Bearer idt:ACC-1000-0001:secret")]
    [InlineData("Bearer idt:1:secret")]
    [InlineData("Bearer TKN-1000-0001:secret")]
    [InlineData("Bearer \u0001")]
    [InlineData("Basic dXNlcjpwYXNzd29yZA==")]
    [InlineData("idt:TKN-1000-0001:secret")]
    [InlineData("Token abc")]
    public async Task Malformed_and_unknown_tokens_are_401(string authorization)
    {
        var answer = await api.With(authorization).GetAnswerAsync(Requests);

        IsRefused(answer);
    }

    [Fact]
    public async Task Wrong_secret_is_401()
    {
        var client = await api.CreateClientAsync();

        foreach (var token in (string[])[
            client.Token[..^1], client.Token + "x", client.Token.ToUpperInvariant(), client.Token + ":x",
            $"idt:{client.TokenId}:{new string('x', 201)}", $"idt:{client.TokenId}:{new string('x', 9_000)}"])
        {
            IsRefused(await api.With($"Bearer {token}").GetAnswerAsync(Requests));
        }
    }

    [Fact]
    public async Task Secret_of_another_token_is_401()
    {
        var (client, other) = (await api.CreateClientAsync(), await api.CreateClientAsync());

        var mixed = $"idt:{client.TokenId}:{other.Token.Split(':')[2]}";
        var answer = await api.With($"Bearer {mixed}").GetAnswerAsync(Requests);

        IsRefused(answer);
    }

    [Theory]
    [InlineData("update api_token set status = 'Disabled' where token_no = @token")]
    [InlineData("update account set status = 'Disabled' where account_no = @account")]
    [InlineData("delete from api_token where token_no = @token")]
    public async Task Disabled_token_and_account_are_401_at_once(string sql)
    {
        var client = await api.CreateClientAsync();
        (await api.As(client).GetAnswerAsync(Requests)).Is(HttpStatusCode.OK);

        await api.ExecuteAsync(sql, new { token = Api.Number(client.TokenId), account = Api.Number(client.Id) });

        IsRefused(await api.As(client).GetAnswerAsync(Requests));
    }

    [Fact]
    public async Task Token_is_good_until_it_expires()
    {
        var client = await api.CreateClientAsync();
        await api.ExecuteAsync(
            "update api_token set expires_at = @at where token_no = @token",
            new { at = api.Clock.GetUtcNow().AddHours(1).UtcDateTime, token = Api.Number(client.TokenId) });

        (await api.As(client).GetAnswerAsync(Requests)).Is(HttpStatusCode.OK);
        api.Clock.Advance(TimeSpan.FromHours(1));

        IsRefused(await api.As(client).GetAnswerAsync(Requests));
    }

    [Fact]
    public async Task Refusals_do_not_tell_why()
    {
        var (client, disabled) = (await api.CreateClientAsync(), await api.CreateClientAsync());
        await api.ExecuteAsync(
            "update api_token set status = 'Disabled' where token_no = @token",
            new { token = Api.Number(disabled.TokenId) });

        var details = new List<string>();
        foreach (var token in (string[])["idt:TKN-9999-9999:x", $"idt:{client.TokenId}:x", disabled.Token])
        {
            var answer = await api.With($"Bearer {token}").GetAnswerAsync(Requests);
            details.Add(answer.Json["detail"]!.GetValue<string>());
        }

        Assert.Single(details.Distinct());
    }

    [Fact]
    public async Task Two_Authorization_headers_are_401()
    {
        var client = await api.CreateClientAsync();

        var answer = await RawHttp.SendAsync(api.Address,
        [
            $"GET {Requests} HTTP/1.1",
            $"Authorization: Bearer {client.Token}", $"Authorization: Bearer {client.Token}",
        ]);

        IsRefused(answer);
    }

    [Fact]
    public async Task Spaces_around_a_token_and_the_case_of_scheme_and_id_do_not_matter()
    {
        var client = await api.CreateClientAsync();
        var secret = client.Token.Split(':')[2];

        foreach (var authorization in (string[])[
            $"bearer {client.Token}", $"Bearer   {client.Token}  ",
            $"Bearer idt:{client.TokenId.ToLowerInvariant()}:{secret}"])
        {
            (await api.With(authorization).GetAnswerAsync(Requests)).Is(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task Jwt_where_no_issuer_is_configured_is_401()
    {
        await using var issuer = await Issuer.StartAsync();
        var client = await api.CreateClientAsync();

        IsRefused(await api.With($"Bearer {issuer.Make(client)}").GetAnswerAsync(Requests));
    }

    [Fact]
    public async Task Refused_post_stores_nothing()
    {
        var request = await api.CreateRequestAsync();

        var stranger = api.With("Bearer idt:TKN-9999-9999:x");
        IsRefused(await stranger.PostAnswerAsync(request.Messages, """{"content":"a"}"""));

        Assert.Equal(0, await api.CountStoredAsync(request));
    }

    [Fact]
    public async Task Secret_is_stored_as_its_hash_alone()
    {
        var client = await api.CreateClientAsync();
        await api.As(client).GetAnswerAsync(Requests);

        var row = await api.ReadAsync<string>(
            "select t::text from api_token t where token_no = @number", new { number = Api.Number(client.TokenId) });

        Assert.DoesNotContain(client.Token.Split(':')[2], row, StringComparison.Ordinal);
    }

    private static void IsRefused(Answer answer)
    {
        answer.IsProblem(Problems.UnauthenticatedType);
        Assert.Equal("Bearer realm=\"commerce\", error=\"invalid_token\"", answer.Header("WWW-Authenticate"));
    }
}
