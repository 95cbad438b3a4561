using System.ComponentModel;

namespace Commerce.Api.Webhooks;

/// <summary>How often a webhook was called, pings and repeated attempts included.</summary>
public sealed record WebhookStatistics
{
    /// <summary>All calls.</summary>
    /// <example>120</example>
    [ReadOnly(true)]
    public long? Total { get; init; }

    /// <summary>Those that were answered with 2xx.</summary>
    /// <example>118</example>
    [ReadOnly(true)]
    public long? Successes { get; init; }

    /// <summary>All others.</summary>
    /// <example>2</example>
    [ReadOnly(true)]
    public long? Failures { get; init; }

    /// <summary>Failures since the last success; 0 where the last call succeeded.</summary>
    /// <example>0</example>
    [ReadOnly(true)]
    public long? FailuresSinceLastSuccess { get; init; }
}
