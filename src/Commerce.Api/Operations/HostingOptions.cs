using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Commerce.Api.Operations;

/// <summary>What stands in front of the service, and how long it is told of an end. Section <c>Hosting</c>.</summary>
internal sealed record HostingOptions : IValidatableObject
{
    /// <summary>
    /// Addresses and networks (<c>10.0.0.7, 10.1.0.0/16</c>) whose <c>X-Forwarded-For</c>, <c>-Proto</c> and <c>-Host</c> are
    /// believed. Anybody else's are ignored; by default all are.
    /// </summary>
    public string KnownProxies { get; init; } = "";

    /// <summary>
    /// How long a copy that was told to stop goes on serving, so that balancers see that it is no longer ready. At least the
    /// period in which they ask.
    /// </summary>
    [Range(0, 15)]
    public int DrainSeconds { get; init; } = 5;

    /// <summary>The proxies as networks; a single address is one of its full length.</summary>
    public IReadOnlyList<IPNetwork> Networks => [.. Written.Select(Parse).OfType<IPNetwork>()];

    private IEnumerable<string> Written =>
        KnownProxies.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Written
        .Where(text => Parse(text) is null)
        .Select(text => new ValidationResult(
            $"Hosting__KnownProxies: `{text}` is neither an address nor a network such as 10.1.0.0/16.",
            [nameof(KnownProxies)]));

    private static IPNetwork? Parse(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : null;
}
