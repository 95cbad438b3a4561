using System.Text.Json.Serialization;
using Commerce.Foundation.Http;

namespace Commerce.Api.Webhooks;

/// <summary>How a webhook's secret is exchanged. The body may be left out.</summary>
[OptionalBody]
public sealed record WebhookRotation
{
    private static readonly TimeSpan DefaultOverlap = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestOverlap = TimeSpan.FromDays(7);

    /// <summary>
    /// How long calls are signed with the secret of before as well: an ISO 8601 duration or a number of seconds, up to 7
    /// days; 0 ends it at once. By default 24 hours.
    /// </summary>
    /// <example>PT1H</example>
    [JsonConverter(typeof(WireDuration))]
    public TimeSpan Overlap { get; init; } = DefaultOverlap;

    internal void Check(FieldErrors errors)
    {
        if (Overlap > LongestOverlap)
        {
            errors.Add("overlap", $"At most {LongestOverlap.TotalDays:0} days.");
        }
    }
}
