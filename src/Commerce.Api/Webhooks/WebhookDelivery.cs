using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Commerce.Foundation.Http;
using EventId = Commerce.Api.Events.EventId;

namespace Commerce.Api.Webhooks;

/// <summary>One event for one webhook. Kept for 30 days.</summary>
public sealed record WebhookDelivery
{
    /// <summary>The id of the event: what the receiver gets as `webhook-id`, with every attempt.</summary>
    /// <example>evt_AAAAAAD_AgIAAAAH</example>
    [ReadOnly(true)]
    [RegularExpression(EventId.Pattern)]
    public string? Id { get; init; }

    /// <summary>What happened.</summary>
    /// <example>message.created</example>
    [ReadOnly(true)]
    public string? Event { get; init; }

    /// <summary>The request to which it happened; absent where it happened to the connector.</summary>
    [ReadOnly(true)]
    public DeliveredRequest? Request { get; init; }

    /// <summary>How far it is.</summary>
    /// <example>Delivered</example>
    [ReadOnly(true)]
    public DeliveryStatus? Status { get; init; }

    /// <summary>How often it was tried.</summary>
    /// <example>1</example>
    [ReadOnly(true)]
    public int? Attempts { get; init; }

    /// <summary>
    /// When it is tried next, or when the attempt at work counts as lost; absent where it is done, or waits for an earlier
    /// event of its request.
    /// </summary>
    /// <example>2026-01-31T23:05:00.000Z</example>
    [ReadOnly(true)]
    [JsonConverter(typeof(UtcMilliseconds))]
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>The last attempt; absent where there was none.</summary>
    [ReadOnly(true)]
    public WebhookCall? LastCall { get; init; }

    /// <summary>When the webhook took the event up.</summary>
    /// <example>2026-01-31T23:00:00.000Z</example>
    [ReadOnly(true)]
    [JsonConverter(typeof(UtcMilliseconds))]
    public DateTimeOffset? CreatedAt { get; init; }
}
