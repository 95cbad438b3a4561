using System.ComponentModel;

namespace Commerce.Api.AuditTrail;

/// <summary>What a record is about.</summary>
public sealed record AuditedObject
{
    /// <summary>The object's id.</summary>
    /// <example>MSG-1671-0642-0000-0007</example>
    [ReadOnly(true)]
    public string? Id { get; init; }

    /// <summary>The object's address on this service.</summary>
    /// <example>/v1/commerce/requests/REQ-1671-0642/messages/MSG-1671-0642-0000-0007</example>
    [ReadOnly(true)]
    public string? Href { get; init; }

    /// <summary>What kind of object it is.</summary>
    /// <example>Message</example>
    [ReadOnly(true)]
    public AuditedType? Type { get; init; }
}
