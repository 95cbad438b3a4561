using Commerce.Foundation.Database;
using Commerce.Foundation.Http;
using Microsoft.Extensions.Options;

namespace Commerce.Api.Webhooks;

/// <summary>
/// The key under which secrets are stored. Beside a database of somebody else's it has to be configured: kept in the same
/// database it would protect nothing. The private one keeps its own.
/// </summary>
internal sealed class WebhookKey(
    IOptions<WebhookOptions> options, LocalDatabase server, SigningKeys keys)
{
    private readonly byte[]? _configured = options.Value.Key;
    private readonly bool _isKept = server.EmbeddedVersion is not null || server.Demo;

    /// <summary>False where webhooks cannot be offered.</summary>
    public bool Exists => _configured is not null || _isKept;

    public async ValueTask<byte[]> GetAsync(CancellationToken cancellation) =>
        _configured ?? (_isKept
            ? await keys.GetAsync("webhook-secrets", cancellation)
            : throw new ProblemException(Missing()));

    public static ProblemResult Missing() => Problems.NotConfigured(
        "Webhooks need the setting Webhooks__SecretKey: 32 random bytes in base64, such as `openssl rand -base64 32` prints, the "
        + "same on every copy of the service.");
}
