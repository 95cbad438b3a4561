using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Commerce.Api.Tests.Identity;

/// <summary>An OpenID issuer on this machine: its well-known document, its keys, and the tokens it makes.</summary>
internal sealed class Issuer : IAsyncDisposable
{
    public const string Audience = "commerce";

    private readonly RSA _rsa = RSA.Create(2048);
    private readonly WebApplication _app;

    private Issuer(WebApplication app) => _app = app;

    public string Address { get; private set; } = "";

    public SigningCredentials Signing => new(Key, SecurityAlgorithms.RsaSha256);

    /// <summary>A shared secret made of what everybody knows: the public key.</summary>
    public SigningCredentials PublicKeyAsSecret => new(
        new SymmetricSecurityKey(_rsa.ExportSubjectPublicKeyInfo()) { KeyId = Key.KeyId },
        SecurityAlgorithms.HmacSha256);

    private RsaSecurityKey Key => new(_rsa) { KeyId = "test" };

    public static async Task<Issuer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var issuer = new Issuer(builder.Build());
        issuer._app.MapGet("/.well-known/openid-configuration", () => Results.Text(
            JsonSerializer.Serialize(new { issuer = issuer.Address, jwks_uri = issuer.Address + "/keys" }),
            "application/json"));
        issuer._app.MapGet("/keys", () => Results.Text(issuer.Keys(), "application/json"));
        await issuer._app.StartAsync();
        var addresses = issuer._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        issuer.Address = addresses.Addresses.Single();
        return issuer;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _rsa.Dispose();
    }

    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Jwt:Issuer"] = Address,
        ["Jwt:Audience"] = Audience,
        ["Jwt:RequireHttps"] = "false",
    };

    /// <summary>A token for the user of an account, valid unless a test spoils it.</summary>
    public string Make(TestAccount account, Action<SecurityTokenDescriptor>? spoil = null)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = Address,
            Audience = Audience,
            NotBefore = now.AddMinutes(-5),
            IssuedAt = now.AddMinutes(-5),
            Expires = now.AddMinutes(5),
            SigningCredentials = Signing,
            Claims = new Dictionary<string, object>
            {
                ["https://claims.softwareone.com/accountId"] = account.Id,
                ["https://claims.softwareone.com/accountType"] = account.Type.ToString(),
                ["https://claims.softwareone.com/userId"] = account.UserId,
            },
        };
        spoil?.Invoke(descriptor);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor);
    }

    /// <summary>The same claims without a signature.</summary>
    public string MakeUnsigned(TestAccount account) =>
        $"{Encode("""{"alg":"none","typ":"JWT"}""")}.{Make(account).Split('.')[1]}.";

    private static string Encode(string text) => Base64UrlEncoder.Encode(Encoding.UTF8.GetBytes(text));

    private string Keys()
    {
        var open = _rsa.ExportParameters(includePrivateParameters: false);
        return JsonSerializer.Serialize(new
        {
            keys = new[]
            {
                new
                {
                    kty = "RSA", use = "sig", kid = Key.KeyId,
                    n = Base64UrlEncoder.Encode(open.Modulus), e = Base64UrlEncoder.Encode(open.Exponent),
                },
            },
        });
    }
}
