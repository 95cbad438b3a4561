using System.Net;
using System.Net.Sockets;

namespace Commerce.Api.Webhooks;

/// <summary>Which addresses may be named. What is behind a name is looked at anew with each call.</summary>
internal static class TargetUrl
{
    public const int Longest = 2_000;

    private const int FirstFreePort = 1_024;

    /// <summary>Why an address cannot be called, as a sentence; null where it can, as far as it can be told now.</summary>
    public static string? Fault(string text, WebhookOptions options)
    {
        if (text.Length > Longest)
        {
            return $"At most {Longest} characters.";
        }

        var schemes = options.AllowInsecureTargets ? "https:// or http://" : "https://";
        if (text.Any(letter => letter <= ' ' || letter is '\\' or '\u007f')
            || !Uri.TryCreate(text, UriKind.Absolute, out var url)
            || !(url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && options.AllowInsecureTargets))
            || url.Host.Length == 0)
        {
            return $"An absolute address is expected that begins with {schemes}.";
        }

        return HasCredentials(text) ? "Credentials in an address are not taken."
            : url.Fragment.Length > 0 ? "A fragment is never sent: leave it out."
            : !IsPortAllowed(url, options) ? $"The port is 443, or one from {FirstFreePort} on."
            : IsPlainlyPrivate(text, url, options) ? "An address within a private network or of this machine is not called."
            : null;
    }

    // Also empty ones, which Uri does not tell of.
    private static bool HasCredentials(string text) => Authority(text).Contains('@', StringComparison.Ordinal);

    private static string Authority(string text)
    {
        var authority = text[(text.IndexOf("//", StringComparison.Ordinal) + 2)..];
        var end = authority.AsSpan().IndexOfAny("/?#");
        return end < 0 ? authority : authority[..end];
    }

    private static bool IsPortAllowed(Uri url, WebhookOptions options) =>
        url.Port is 443 or >= FirstFreePort || (url.Port == 80 && options.AllowInsecureTargets);

    private static bool IsPlainlyPrivate(string text, Uri url, WebhookOptions options)
    {
        var host = url.IdnHost.TrimEnd('.');
        return IPAddress.TryParse(host, out var address)
            ? !PublicAddress.MayCall(address, options) || !IsSpeltPlainly(text, address)
            : EndsInNumber(host) || EndsInNumber(url.Host.TrimEnd('.'))
                || (!options.AllowInsecureTargets && IsThisMachine(host));
    }

    // Other spellings of IPv4, with octal numbers and the like, are read otherwise by others.
    private static bool IsSpeltPlainly(string text, IPAddress address) =>
        address.AddressFamily != AddressFamily.InterNetwork
        || Authority(text).Split(':')[0].Equals(address.ToString(), StringComparison.Ordinal);

    // No name ends in a number: that would be an address.
    private static bool EndsInNumber(string host)
    {
        var last = host[(host.LastIndexOf('.') + 1)..];
        return last.All(char.IsNumber) || last.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
}
