using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using Commerce.Foundation.Identity;

namespace Commerce.Api.AuditTrail;

/// <summary>
/// One thing that somebody did to one object. Records are only ever added: none is changed or deleted.
/// </summary>
public sealed record AuditRecord
{
    /// <summary>The record's id: when it happened in milliseconds since 1970, then a random number.</summary>
    /// <example>AUD-1769-9004-0000-0042-1337</example>
    [ReadOnly(true)]
    [RegularExpression(AuditRecordId.Pattern)]
    public string? Id { get; init; }

    /// <summary>The record's address on this service.</summary>
    /// <example>/v1/audit/records/AUD-1769-9004-0000-0042-1337</example>
    [ReadOnly(true)]
    public string? Href { get; init; }

    /// <summary>What happened: the kind of object, and the deed.</summary>
    /// <example>message.created</example>
    [ReadOnly(true)]
    public string? Event { get; init; }

    /// <summary>The object that it happened to.</summary>
    [ReadOnly(true)]
    [SuppressMessage("Naming", "CA1720", Justification = "The name on the wire.")]
    public AuditedObject? Object { get; init; }

    /// <summary>When it happened, and who did it.</summary>
    [ReadOnly(true)]
    public Audit? Audit { get; init; }

    /// <summary>
    /// The W3C trace id of the call that did it, as its `traceparent` holds it; absent where no call did.
    /// </summary>
    /// <example>4bf92f3577b34da6a3ce929d0e0e4736</example>
    [ReadOnly(true)]
    public string? TraceId { get; init; }
}
