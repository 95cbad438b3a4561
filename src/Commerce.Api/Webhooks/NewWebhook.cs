using System.ComponentModel.DataAnnotations;
using Commerce.Foundation.Http;

namespace Commerce.Api.Webhooks;

/// <summary>A webhook to be made.</summary>
[BodyOf(typeof(Webhook))]
public sealed record NewWebhook
{
    /// <summary>
    /// What shall be called: an absolute `https` address of at most 2000 characters, port 443 or from 1024 on, without
    /// credentials and without a fragment. Addresses within a private network are never called. In the form `connector`
    /// `{{trigger}}` in its path or query stands for the event's name.
    /// </summary>
    /// <example>https://hooks.example.com/commerce</example>
    [StringLength(TargetUrl.Longest, MinimumLength = 1)]
    public required string Url { get; init; }

    /// <summary>
    /// The types of events that it shall be told, 1 to 20; `*` for all, also for those that come one day. In the form
    /// `connector`: names of its events, where `*` stands for any one part and `**` for any number, such as
    /// `consumption.*` or `**`.
    /// </summary>
    [MinLength(1)]
    [MaxLength(WebhookRules.MostEvents)]
    public required IReadOnlyList<string> Events { get; init; }

    /// <summary>
    /// Which of these events: a filter in RQL or OData over `type`, `request.id`, `object.id` and `at`, of at most 2000
    /// characters. By default all.
    /// </summary>
    /// <example>eq(request.id,REQ-1671-0642)</example>
    [StringLength(WebhookRules.LongestCriteria, MinimumLength = 1)]
    public string? Criteria { get; init; }

    /// <summary>
    /// What it shall be told of, and how: `connector` for events of the connector as `{trigger, data}`; by default events of
    /// commerce.
    /// </summary>
    /// <example>connector</example>
    [RegularExpression("^connector$")]
    public string? Format { get; init; }

    /// <summary>What it is for: 1 to 2000 characters.</summary>
    /// <example>Tickets of the service desk</example>
    [StringLength(WebhookRules.LongestDescription, MinimumLength = 1)]
    public string? Description { get; init; }
}
