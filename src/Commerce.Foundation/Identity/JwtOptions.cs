using System.ComponentModel.DataAnnotations;

namespace Commerce.Foundation.Identity;

/// <summary>The OpenID issuer whose JWTs are accepted. Section <c>Jwt</c>; without an issuer none are.</summary>
internal sealed record JwtOptions : IValidatableObject
{
    /// <summary>The issuer, exactly as it stands in <c>iss</c>.</summary>
    public string? Issuer { get; init; }

    /// <summary>What <c>aud</c> must name.</summary>
    public string? Audience { get; init; }

    /// <summary>Where the issuer publishes its keys; by default its well-known address.</summary>
    public string? MetadataAddress { get; init; }

    /// <summary>Refuses to fetch keys over plain HTTP.</summary>
    public bool RequireHttps { get; init; } = true;

    public string AccountIdClaim { get; init; } = "https://claims.softwareone.com/accountId";

    public string AccountTypeClaim { get; init; } = "https://claims.softwareone.com/accountType";

    public string UserIdClaim { get; init; } = "https://claims.softwareone.com/userId";

    public bool Enabled => !string.IsNullOrEmpty(Issuer);

    internal string KeysAddress() => MetadataAddress ?? $"{Issuer!.TrimEnd('/')}/.well-known/openid-configuration";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Enabled && string.IsNullOrEmpty(Audience))
        {
            yield return new ValidationResult(
                "Jwt:Audience is missing: without it, tokens that the issuer made for others would be accepted.");
        }
    }
}
