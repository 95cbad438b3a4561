using System.ComponentModel;
using System.Text.Json.Serialization;
using Commerce.Foundation.Http;

namespace Commerce.Foundation.Identity;

/// <summary>One thing that happened to an object: when, and by whom.</summary>
public sealed record AuditEvent
{
    /// <summary>When it happened: UTC with milliseconds.</summary>
    /// <example>2026-01-31T23:00:00.000Z</example>
    [ReadOnly(true)]
    [JsonConverter(typeof(UtcMilliseconds))]
    public DateTimeOffset? At { get; init; }

    /// <summary>The user or the token that did it; absent where the service did it of its own accord.</summary>
    [ReadOnly(true)]
    public Actor? By { get; init; }

    /// <summary>The account acted for; absent where the service did it of its own accord.</summary>
    [ReadOnly(true)]
    public Actor? Of { get; init; }
}
