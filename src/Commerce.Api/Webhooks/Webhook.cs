using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Http;

namespace Commerce.Api.Webhooks;

/// <summary>An address that is called when something happens. Known to the account alone whose it is.</summary>
public sealed record Webhook
{
    /// <summary>The webhook's id.</summary>
    /// <example>WBH-1234-1234</example>
    [ReadOnly(true)]
    [RegularExpression(WebhookId.Pattern)]
    public string? Id { get; init; }

    /// <summary>The webhook's address on this service.</summary>
    /// <example>/v1/notifications/webhooks/WBH-1234-1234</example>
    [ReadOnly(true)]
    public string? Href { get; init; }

    /// <summary>What is called.</summary>
    /// <example>https://hooks.example.com/commerce</example>
    [ReadOnly(true)]
    public string? Url { get; init; }

    /// <summary>The types of events that it is told; `*` for all.</summary>
    [ReadOnly(true)]
    public IReadOnlyList<string>? Events { get; init; }

    /// <summary>Which of these events: a filter in RQL or OData; absent where all are.</summary>
    /// <example>eq(request.id,REQ-1671-0642)</example>
    [ReadOnly(true)]
    public string? Criteria { get; init; }

    /// <summary>`connector` where it is told of the connector; absent where of commerce.</summary>
    /// <example>connector</example>
    [ReadOnly(true)]
    public string? Format { get; init; }

    /// <summary>What it is for; absent where nobody has said so.</summary>
    /// <example>Tickets of the service desk</example>
    [ReadOnly(true)]
    public string? Description { get; init; }

    /// <summary>Whether it is called.</summary>
    /// <example>Enabled</example>
    [ReadOnly(true)]
    public WebhookStatus? Status { get; init; }

    /// <summary>Why the service has disabled it; absent where it has not, and once it is enabled again.</summary>
    /// <example>The receiver answered 410 Gone.</example>
    [ReadOnly(true)]
    public string? Error { get; init; }

    /// <summary>
    /// What calls are signed with: `whsec_` and 32 bytes in base64. Told once, by the answer that made it; nobody can read it
    /// again.
    /// </summary>
    /// <example>whsec_the-secret</example>
    [ReadOnly(true)]
    public string? Secret { get; init; }

    /// <summary>
    /// Until when calls are signed with the secret of before the last rotation as well; absent where they are not.
    /// </summary>
    /// <example>2026-02-01T12:00:00.000Z</example>
    [ReadOnly(true)]
    [JsonConverter(typeof(UtcMilliseconds))]
    public DateTimeOffset? PreviousSecretUntil { get; init; }

    /// <summary>How often it was called, and how that went.</summary>
    [ReadOnly(true)]
    public WebhookStatistics? Statistics { get; init; }

    /// <summary>The last call; absent where there was none.</summary>
    [ReadOnly(true)]
    public WebhookCall? LastCall { get; init; }

    /// <summary>The last call that succeeded; absent where there was none.</summary>
    [ReadOnly(true)]
    public WebhookCall? LastSuccess { get; init; }

    /// <summary>The last call that failed; absent where there was none.</summary>
    [ReadOnly(true)]
    public WebhookCall? LastFailure { get; init; }

    /// <summary>What happened to the webhook.</summary>
    [ReadOnly(true)]
    public OwnedAudit? Audit { get; init; }
}
