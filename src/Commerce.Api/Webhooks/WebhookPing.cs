using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Commerce.Api.Events;
using Commerce.Foundation.Http;

namespace Commerce.Api.Webhooks;

/// <summary>What a webhook is told where somebody wants to know whether it can be told anything.</summary>
public sealed record WebhookPing
{
    public const string TypeName = "webhook.ping";

    /// <summary>Opaque, and never the same twice.</summary>
    [ReadOnly(true)]
    public required string Id { get; init; }

    /// <summary>Always `webhook.ping`.</summary>
    /// <example>webhook.ping</example>
    [ReadOnly(true)]
    public string Type => TypeName;

    /// <summary>When it was asked for.</summary>
    [ReadOnly(true)]
    [JsonConverter(typeof(UtcMilliseconds))]
    public required DateTimeOffset At { get; init; }

    /// <summary>The webhook.</summary>
    [ReadOnly(true)]
    [SuppressMessage("Naming", "CA1720", Justification = "The name on the wire.")]
    public required EventObject Object { get; init; }
}
