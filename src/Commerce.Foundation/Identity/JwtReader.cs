using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Commerce.Foundation.Identity;

/// <summary>Validates the JWTs of the configured issuer and reads the claims that name account and user.</summary>
internal sealed class JwtReader : IDisposable
{
    private readonly JwtOptions _options;
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private readonly JsonWebTokenHandler _handler = new();
    private readonly TokenValidationParameters _rules;
    private readonly ConfigurationManager<OpenIdConnectConfiguration>? _issuer;

    public JwtReader(IOptions<JwtOptions> jwt)
    {
        _options = jwt.Value;
        _rules = new TokenValidationParameters
        {
            ValidIssuer = _options.Issuer,
            ValidAudience = _options.Audience,
            // Public-key algorithms only: with a shared secret whoever can check a token can make one.
            ValidAlgorithms =
            [
                SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
                SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384,
                SecurityAlgorithms.RsaSsaPssSha512, SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384,
                SecurityAlgorithms.EcdsaSha512,
            ],
            ClockSkew = TimeSpan.FromMinutes(1),
        };
        _issuer = _options.Enabled
            ? new ConfigurationManager<OpenIdConnectConfiguration>(
                _options.KeysAddress(),
                new OpenIdConnectConfigurationRetriever(),
                new HttpDocumentRetriever(_http) { RequireHttps = _options.RequireHttps })
            : null;
    }

    /// <returns>Null for a token that is not valid, or where no issuer is configured.</returns>
    /// <exception cref="IssuerUnreachableException">The issuer's keys cannot be fetched.</exception>
    public async Task<JwtClaims?> ReadAsync(string token, CancellationToken cancellation)
    {
        if (_issuer is null || !_handler.CanReadToken(token))
        {
            return null;
        }

        var result = await ValidateAsync(token, _issuer, cancellation);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            // The issuer may have changed its keys since they were fetched.
            _issuer.RequestRefresh();
            result = await ValidateAsync(token, _issuer, cancellation);
        }

        return result.IsValid && result.SecurityToken is JsonWebToken jwt
            ? new JwtClaims(
                Claim(jwt, _options.AccountIdClaim),
                Claim(jwt, _options.AccountTypeClaim),
                Claim(jwt, _options.UserIdClaim))
            : null;
    }

    public void Dispose() => _http.Dispose();

    private async Task<TokenValidationResult> ValidateAsync(
        string token, ConfigurationManager<OpenIdConnectConfiguration> issuer, CancellationToken cancellation)
    {
        var rules = _rules.Clone();
        try
        {
            rules.IssuerSigningKeys = (await issuer.GetConfigurationAsync(cancellation)).SigningKeys;
        }
        catch (InvalidOperationException unreachable)
        {
            throw new IssuerUnreachableException(unreachable);
        }

        return await _handler.ValidateTokenAsync(token, rules);
    }

    private static string? Claim(JsonWebToken token, string name) =>
        token.TryGetPayloadValue<string>(name, out var value) ? value : null;
}
