using System.Diagnostics.CodeAnalysis;
using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;

namespace Commerce.Api.Webhooks;

/// <summary>
/// The id of a webhook, <c>WBH-1234-5678</c>. Text that follows no such grammar parses to the id of nothing: it gets the
/// answer of what never existed.
/// </summary>
[PathId("The webhook's id.", WebhookId.Pattern, "WBH-1234-5678")]
internal readonly record struct WebhookId(int Number) : IParsable<WebhookId>
{
    /// <summary>The grammar, for the OpenAPI document. On input letters of either case are fine.</summary>
    public const string Pattern = "^[Ww][Bb][Hh](-[0-9]{4}){2}$";

    private const int Nothing = -1;

    public string Href => OwnedKind.Webhook.Href(Number);

    public static WebhookId Parse(string? s, IFormatProvider? provider = null) =>
        new(EntityNumber.Parse("WBH", s) ?? Nothing);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out WebhookId result)
    {
        result = Parse(s, provider);
        return true;
    }

    public override string ToString() => OwnedKind.Webhook.Id(Number);
}
