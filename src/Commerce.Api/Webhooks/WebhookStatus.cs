using System.Text.Json.Serialization;
using Commerce.Foundation.Http;

namespace Commerce.Api.Webhooks;

/// <summary>Whether a webhook is called.</summary>
[JsonConverter(typeof(EnumByName<WebhookStatus>))]
public enum WebhookStatus
{
    /// <summary>Is called, while its account may act.</summary>
    Enabled,

    /// <summary>Is not: somebody stopped it, or the service did since it failed for days.</summary>
    Disabled,
}
