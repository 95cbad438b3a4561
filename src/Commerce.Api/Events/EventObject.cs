using System.ComponentModel;

namespace Commerce.Api.Events;

/// <summary>What an event happened to.</summary>
public sealed record EventObject
{
    /// <summary>The id of the request, the message or the attachment.</summary>
    /// <example>MSG-1671-0642-0000-0007</example>
    [ReadOnly(true)]
    public required string Id { get; init; }

    /// <summary>Its address on this service.</summary>
    /// <example>/v1/commerce/requests/REQ-1671-0642/messages/MSG-1671-0642-0000-0007</example>
    [ReadOnly(true)]
    public required string Href { get; init; }
}
