using System.ComponentModel;

namespace Commerce.Api.Webhooks;

/// <summary>The request that a delivery is about.</summary>
public sealed record DeliveredRequest
{
    /// <summary>The request's id.</summary>
    /// <example>REQ-1671-0642</example>
    [ReadOnly(true)]
    public string? Id { get; init; }

    /// <summary>The request's address on this service.</summary>
    /// <example>/v1/commerce/requests/REQ-1671-0642</example>
    [ReadOnly(true)]
    public string? Href { get; init; }
}
