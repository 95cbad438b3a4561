using System.ComponentModel.DataAnnotations;
using Commerce.Foundation.Http;

namespace Commerce.Api.Webhooks;

/// <summary>
/// What changes of a webhook. What the body does not name stays as it is, null clears. A whole webhook may be sent: of its
/// other fields nothing is taken.
/// </summary>
[BodyOf(typeof(Webhook))]
public sealed record WebhookChange
{
    /// <summary>What shall be called, by the same rules as when it was made.</summary>
    /// <example>https://hooks.example.com/commerce</example>
    [StringLength(TargetUrl.Longest, MinimumLength = 1)]
    public string Url { get; init; } = "";

    /// <summary>The types of events that it shall be told from now on, 1 to 20; `*` for all.</summary>
    [MinLength(1)]
    [MaxLength(WebhookRules.MostEvents)]
    public IReadOnlyList<string> Events { get; init; } = [];

    /// <summary>Which of these events: a filter in RQL or OData. Null: all.</summary>
    /// <example>eq(request.id,REQ-1671-0642)</example>
    [StringLength(WebhookRules.LongestCriteria, MinimumLength = 1)]
    public string? Criteria { get; init; }

    /// <summary>What it is for: 1 to 2000 characters. Null: nothing.</summary>
    /// <example>Tickets of the service desk</example>
    [StringLength(WebhookRules.LongestDescription, MinimumLength = 1)]
    public string? Description { get; init; }
}
