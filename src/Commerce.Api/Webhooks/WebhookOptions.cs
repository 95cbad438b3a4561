using System.ComponentModel.DataAnnotations;

namespace Commerce.Api.Webhooks;

/// <summary>How others are called when something happens. Section <c>Webhooks</c>.</summary>
internal sealed record WebhookOptions : IValidatableObject
{
    private const int KeyBytes = 32;

    /// <summary>
    /// The key under which secrets are stored: 32 bytes in base64, the same on every copy of the service. By default one that
    /// the private database keeps; with a connection string webhooks are not offered without it.
    /// </summary>
    public string? SecretKey { get; init; }

    /// <summary>Calls <c>http</c> and this machine as well: for development and tests.</summary>
    public bool AllowInsecureTargets { get; init; }

    /// <summary>The key; null where there is none.</summary>
    public byte[]? Key
    {
        get
        {
            var key = new byte[KeyBytes];
            return SecretKey is { Length: > 0 } text && Convert.TryFromBase64String(text, key, out var read) && read == KeyBytes
                ? key
                : null;
        }
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (SecretKey is { Length: > 0 } && Key is null)
        {
            yield return new ValidationResult("Webhooks__SecretKey is not 32 bytes in base64. Make one: openssl rand -base64 32");
        }
    }
}
