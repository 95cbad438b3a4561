using System.Text.RegularExpressions;

namespace Commerce.Foundation.Markup;

/// <summary>The one decision where a link or an image in a message may lead.</summary>
/// <remarks>
/// It names what is allowed. A test for bad schemes would pass <c>//host</c>, relative paths, and whatever scheme a
/// browser learns next.
/// </remarks>
internal static partial class SafeUrl
{
    public static bool IsLink(string? url) => IsImage(url) || (IsPlain(url) && HasPrefix(url!, "mailto:"));

    public static bool IsImage(string? url) =>
        IsPlain(url) && (HasPrefix(url!, "http://") || HasPrefix(url!, "https://") || AttachmentPath().IsMatch(url!));

    // Browsers drop tabs and line feeds inside an address and read a backslash as a slash, so that what was checked
    // would not be what is opened.
    private static bool IsPlain(string? url) =>
        url is not null
        && !url.Any(character => char.IsControl(character) || char.IsWhiteSpace(character) || character is '\\');

    // "http:" alone would pass "http:javascript:…"; a prefix with nothing behind it leads nowhere.
    private static bool HasPrefix(string url, string prefix) =>
        url.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
        && url.Length > prefix.Length
        && url[prefix.Length] is not ('/' or '?' or '#');

    // The only path on this host: anything else could make a reader's browser ask for something by a click. Exactly
    // one attachment, without a query. Identifiers are read in either case everywhere.
    [GeneratedRegex(@"^/v1/commerce/requests/(?i:REQ)(-[0-9]{4})+/attachments/(?i:ATT)(-[0-9]{4})+\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex AttachmentPath();
}
