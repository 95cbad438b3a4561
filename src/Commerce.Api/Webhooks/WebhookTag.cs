using Commerce.Foundation.Http;
using Microsoft.Net.Http.Headers;

namespace Commerce.Api.Webhooks;

/// <summary>
/// The validator of a webhook: one half for what its account decides, the other for all of it. A change is refused where
/// the first half is another; that the webhook was called in between is no reason.
/// </summary>
internal static class WebhookTag
{
    private const int Half = 16;

    public static string Of(HttpContext http, Webhook full) => $"\"{Decided(http, full)}{Hash(http, full)}\"";

    /// <summary>True where <c>If-Match</c> is sent and names neither <c>*</c> nor what the account has decided.</summary>
    public static bool IsStale(HttpContext http, Webhook full) => http.Request.Headers.IfMatch.Count > 0
        && (!EntityTagHeaderValue.TryParseList(http.Request.Headers.IfMatch, out var expected)
            || !expected.Any(candidate => candidate.Tag == "*"
                || (!candidate.IsWeak && candidate.Tag.Length == (2 * Half) + 2
                    && candidate.Tag.AsSpan(1, Half).SequenceEqual(Decided(http, full)))));

    private static string Decided(HttpContext http, Webhook full) => Hash(http, full with
    {
        Statistics = null,
        LastCall = null,
        LastSuccess = null,
        LastFailure = null,
    });

    private static string Hash(HttpContext http, Webhook webhook) =>
        EntityTag.Of(EntityTag.Serialize(http, webhook))[1..(Half + 1)];
}
