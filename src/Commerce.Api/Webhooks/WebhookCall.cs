using System.ComponentModel;
using System.Text.Json.Serialization;
using Commerce.Foundation.Http;

namespace Commerce.Api.Webhooks;

/// <summary>One call of a webhook, and what came of it.</summary>
public sealed record WebhookCall
{
    /// <summary>True where it was answered with 2xx, in time.</summary>
    [ReadOnly(true)]
    public required bool Success { get; init; }

    /// <summary>When it was made.</summary>
    /// <example>2026-01-31T23:00:00.000Z</example>
    [ReadOnly(true)]
    [JsonConverter(typeof(UtcMilliseconds))]
    public required DateTimeOffset CallTime { get; init; }

    /// <summary>How long it took, in milliseconds.</summary>
    /// <example>84</example>
    [ReadOnly(true)]
    public required int ResponseTime { get; init; }

    /// <summary>The status of the answer; absent where there was none.</summary>
    /// <example>200</example>
    [ReadOnly(true)]
    public int? HttpStatusCode { get; init; }

    /// <summary>The words beside the status; absent where there were none.</summary>
    /// <example>OK</example>
    [ReadOnly(true)]
    public string? ReasonPhrase { get; init; }

    /// <summary>Why it failed; absent where it did not.</summary>
    /// <example>No answer within 15 seconds.</example>
    [ReadOnly(true)]
    public string? Error { get; init; }

    /// <summary>The first 1024 bytes of the answer as text; absent where it was empty.</summary>
    [ReadOnly(true)]
    public string? Response { get; init; }

    /// <summary>How long the receiver wants to be left alone.</summary>
    [JsonIgnore]
    internal TimeSpan? RetryAfter { get; init; }
}
