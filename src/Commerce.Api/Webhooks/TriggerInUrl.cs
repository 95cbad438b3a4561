namespace Commerce.Api.Webhooks;

/// <summary>
/// The event's name within the address of a webhook in the connector's form: <c>https://hooks.example.com/{{trigger}}</c> is
/// called as <c>https://hooks.example.com/transport.messageSent</c>.
/// </summary>
internal static class TriggerInUrl
{
    private const string Mark = "{{trigger}}";

    /// <summary>Why an address cannot be called, whatever the event; null where it can.</summary>
    public static string? Fault(string url, WebhookOptions options)
    {
        var (one, other) = (Put(url, "a"), Put(url, "b"));
        return TargetUrl.Fault(one, options)
            ?? (HasBraces(one) ? $"`{Mark}` is the only mark that there is."
                // Who is called must not depend on what is told.
                : Server(one) != Server(other) ? $"`{Mark}` stands in the path or in the query."
                : null);
    }

    public static string Put(string url, string trigger) =>
        url.Replace(Mark, Uri.EscapeDataString(trigger), StringComparison.Ordinal);

    private static bool HasBraces(string url) => url.AsSpan().IndexOfAny('{', '}') >= 0;

    private static string Server(string url) => new Uri(url).GetLeftPart(UriPartial.Authority);
}
