using System.Net;
using System.Security.Cryptography;
using Commerce.Foundation.Http;
using Microsoft.IdentityModel.Tokens;

namespace Commerce.Api.Tests.Identity;

/// <summary>The service with an issuer of JWTs configured.</summary>
public sealed class ApiWithIssuer(PostgresServer server) : Api(server)
{
    internal Issuer Issuer { get; private set; } = null!;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Issuer.DisposeAsync();
    }

    protected override async Task<IReadOnlyDictionary<string, string>?> SettingsAsync()
    {
        Issuer = await Issuer.StartAsync();
        return Issuer.Settings;
    }
}

public sealed class JwtTests(ApiWithIssuer api) : IClassFixture<ApiWithIssuer>
{
    private static readonly Uri Closed = new("http://127.0.0.1:1");

    [Fact]
    public async Task Valid_token_posts_as_its_user()
    {
        var request = await api.CreateRequestAsync();
        var http = api.With($"Bearer {api.Issuer.Make(request.Client)}");

        var posted = await http.PostAnswerAsync(request.Messages, """{"content":"Hello"}""");

        var message = posted.Is(HttpStatusCode.Created).Json;
        var created = message["audit"]!["created"]!;
        Assert.Equal(request.Client.UserId, created["by"]!["id"]!.GetValue<string>());
        Assert.Equal(request.Client.UserName, created["by"]!["name"]!.GetValue<string>());
        Assert.Equal(request.Client.Id, created["of"]!["id"]!.GetValue<string>());
        Assert.Equal(request.Client.Id, message["account"]!["id"]!.GetValue<string>());
        Assert.Equal(posted.Text, (await http.GetAnswerAsync(posted.Header("Location")!)).Text);
    }

    [Fact]
    public async Task User_who_makes_a_request_is_its_requester()
    {
        var (client, vendor) = (await api.CreateClientAsync(), await api.CreateVendorAsync());
        var http = api.With($"Bearer {api.Issuer.Make(client)}");

        var made = await http.PostAnswerAsync(
            "/v1/commerce/requests", $$$"""{"name":"a","status":"Draft","vendor":{"id":"{{{vendor.Id}}}"}}""");

        var request = made.Is(HttpStatusCode.Created).Json;
        Assert.Equal(client.UserId, request["requester"]!["id"]!.GetValue<string>());
        Assert.Equal(client.UserId, request["audit"]!["created"]!["by"]!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task Api_tokens_go_on_beside_an_issuer()
    {
        var client = await api.CreateClientAsync();

        (await api.As(client).GetAnswerAsync("/v1/commerce/requests")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Scheme_is_read_in_any_case()
    {
        var client = await api.CreateClientAsync();

        var answer = await api.With($"bEARER {api.Issuer.Make(client)}").GetAnswerAsync("/v1/commerce/requests");

        answer.Is(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("wrong audience")]
    [InlineData("no audience")]
    [InlineData("wrong issuer")]
    [InlineData("expired")]
    [InlineData("not valid yet")]
    [InlineData("without an end")]
    [InlineData("another key under the same id")]
    [InlineData("unknown key")]
    [InlineData("unknown user")]
    [InlineData("user of another account")]
    [InlineData("account type of another")]
    [InlineData("unknown account type")]
    [InlineData("account type by number")]
    [InlineData("no claims")]
    [InlineData("claims that are numbers")]
    [InlineData("claims that are lists")]
    [InlineData("claims that are objects")]
    [InlineData("account id is no id")]
    public async Task Token_that_is_not_right_is_refused(string how)
    {
        var client = await api.CreateClientAsync();
        var other = await api.CreateClientAsync();
        using var stolen = RSA.Create(2048);
        var token = api.Issuer.Make(client, descriptor => Spoil(descriptor, how, other, stolen));

        await AssertIsRefusedAsync(token);
    }

    [Theory]
    [InlineData("disabled user", "update account_user set status = 'Disabled' where user_no = @user")]
    [InlineData("disabled account", "update account set status = 'Disabled' where account_no = @account")]
    public async Task Disabled_bearer_is_refused(string what, string sql)
    {
        var client = await api.CreateClientAsync();
        var token = api.Issuer.Make(client);
        (await api.With($"Bearer {token}").GetAnswerAsync("/v1/commerce/requests")).Is(HttpStatusCode.OK);

        var rows = await api.ExecuteAsync(
            sql, new { user = Api.Number(client.UserId), account = Api.Number(client.Id) });

        Assert.True(rows == 1, what);
        await AssertIsRefusedAsync(token);
    }

    [Fact]
    public async Task Unsigned_tokens_are_refused()
    {
        var client = await api.CreateClientAsync();

        await AssertIsRefusedAsync(api.Issuer.MakeUnsigned(client));
    }

    [Fact]
    public async Task Tokens_signed_with_the_public_key_as_a_secret_are_refused()
    {
        var client = await api.CreateClientAsync();

        await AssertIsRefusedAsync(api.Issuer.Make(
            client, descriptor => descriptor.SigningCredentials = api.Issuer.PublicKeyAsSecret));
    }

    [Theory]
    [InlineData("a.b.c")]
    [InlineData("..")]
    [InlineData("eyJhbGciOiJSUzI1NiJ9.e30.AAAA")]
    [InlineData("eyJhbGciOiJSUzI1NiJ9.bm90IGpzb24.AAAA")]
    [InlineData("bm90IGpzb24.e30.AAAA")]
    [InlineData("eyJhbGciOiJSUzI1NiIsImtpZCI6MX0.e30.AAAA")]
    [InlineData("eyJhbGciOiJSUzI1NiJ9.eyJleHAiOiJ4In0.AAAA")]
    [InlineData("eyJhbGciOiJSUzI1NiJ9.eyJleHAiOjFlOTl9.AAAA")]
    [InlineData("a.b.c.d.e")]
    [InlineData("nonsense")]
    public async Task Malformed_tokens_are_refused(string token) => await AssertIsRefusedAsync(token);

    [Fact]
    public async Task Token_whose_payload_was_changed_is_refused()
    {
        var (client, other) = (await api.CreateClientAsync(), await api.CreateClientAsync());
        var parts = api.Issuer.Make(client).Split('.');

        await AssertIsRefusedAsync($"{parts[0]}.{api.Issuer.Make(other).Split('.')[1]}.{parts[2]}");
    }

    [Fact]
    public async Task Issuer_that_is_away_is_503_and_no_obstacle_to_api_tokens()
    {
        var client = await api.CreateClientAsync();
        var settings = new Dictionary<string, string>(api.Issuer.Settings)
        {
            ["Jwt:MetadataAddress"] = $"{Closed}.well-known/openid-configuration",
        };
        await using var service = new Service(api.Connection, api.Clock, settings);
        using var http = new HttpClient { BaseAddress = service.Start() };
        await Poll.UntilAsync("the service is ready", async () =>
            (await http.GetAnswerAsync("/health/ready")).Status == HttpStatusCode.OK);

        var byJwt = await http.CallAsync(
            HttpMethod.Get, "/v1/commerce/requests",
            headers: ("Authorization", $"Bearer {api.Issuer.Make(client)}"));
        var byToken = await http.CallAsync(
            HttpMethod.Get, "/v1/commerce/requests", headers: ("Authorization", $"Bearer {client.Token}"));

        byToken.Is(HttpStatusCode.OK);
        byJwt.IsProblem(Problems.UnavailableType);
        Assert.Matches(@"^\d+$", byJwt.Header("Retry-After"));
    }

    private static void Spoil(SecurityTokenDescriptor token, string how, TestAccount other, RSA stolen)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        const string prefix = "https://claims.softwareone.com/";
        switch (how)
        {
            case "wrong audience": token.Audience = "other"; break;
            case "no audience": token.Audience = null; break;
            case "wrong issuer": token.Issuer = "https://example.com"; break;
            case "expired":
                (token.NotBefore, token.IssuedAt) = (now.AddHours(-2), now.AddHours(-2));
                token.Expires = now.AddHours(-1);
                break;
            case "not valid yet":
                (token.NotBefore, token.Expires) = (now.AddHours(1), now.AddHours(2));
                break;
            case "without an end": token.Expires = null; break;
            case "another key under the same id":
                token.SigningCredentials = new(
                    new RsaSecurityKey(stolen.ExportParameters(true)) { KeyId = "test" },
                    SecurityAlgorithms.RsaSha256);
                break;
            case "unknown key":
                token.SigningCredentials = new(
                    new RsaSecurityKey(stolen.ExportParameters(true)) { KeyId = "other" },
                    SecurityAlgorithms.RsaSha256);
                break;
            case "unknown user": token.Claims[prefix + "userId"] = "USR-9999-9999"; break;
            case "user of another account": token.Claims[prefix + "userId"] = other.UserId; break;
            case "account type of another": token.Claims[prefix + "accountType"] = "Operations"; break;
            case "unknown account type": token.Claims[prefix + "accountType"] = "Root"; break;
            case "account type by number": token.Claims[prefix + "accountType"] = "0"; break;
            case "no claims": token.Claims = new Dictionary<string, object>(); break;
            case "claims that are numbers": Turn(token, _ => 12345678); break;
            case "claims that are lists": Turn(token, claim => new[] { claim, "x" }); break;
            case "claims that are objects":
                Turn(token, claim => new Dictionary<string, object> { ["id"] = claim });
                break;
            case "account id is no id": token.Claims[prefix + "accountId"] = "' or true --"; break;
            default: throw new ArgumentOutOfRangeException(nameof(how), how, null);
        }
    }

    private static void Turn(SecurityTokenDescriptor token, Func<object, object> into) =>
        token.Claims = token.Claims.ToDictionary(claim => claim.Key, claim => into(claim.Value));

    private async Task AssertIsRefusedAsync(string token)
    {
        var answer = await api.With($"Bearer {token}").GetAnswerAsync("/v1/commerce/requests");

        answer.IsProblem(Problems.UnauthenticatedType);
        Assert.Contains("error=\"invalid_token\"", answer.Header("WWW-Authenticate")!, StringComparison.Ordinal);
    }
}
