using System.Text.Json.Serialization;
using Commerce.Foundation.Http;

namespace Commerce.Api.Webhooks;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Page<Webhook>))]
[JsonSerializable(typeof(NewWebhook))]
[JsonSerializable(typeof(WebhookChange))]
[JsonSerializable(typeof(WebhookRotation))]
[JsonSerializable(typeof(WebhookPing))]
[JsonSerializable(typeof(Page<WebhookDelivery>))]
internal sealed partial class WebhookJson : JsonSerializerContext;
