using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Commerce.Api.Accounts;
using Commerce.Api.Messages;

namespace Commerce.Api.Requests;

/// <summary>Something that a client asks of a vendor. A conversation runs around it until it is completed.</summary>
public sealed record Request
{
    /// <summary>The request's id.</summary>
    /// <example>REQ-1671-0642</example>
    [ReadOnly(true)]
    [RegularExpression(RequestId.Pattern)]
    public string? Id { get; init; }

    /// <summary>The request's address on this service.</summary>
    /// <example>/v1/commerce/requests/REQ-1671-0642</example>
    [ReadOnly(true)]
    public string? Href { get; init; }

    /// <summary>What is asked, in one line.</summary>
    /// <example>Two more seats for the design team</example>
    [StringLength(1000, MinimumLength = 1)]
    public string? Name { get; init; }

    /// <summary>Where the request stands.</summary>
    /// <example>Processing</example>
    [ReadOnly(true)]
    public RequestStatus? Status { get; init; }

    /// <summary>The account that asks.</summary>
    [ReadOnly(true)]
    public AccountReference? Client { get; init; }

    /// <summary>The account that is asked.</summary>
    [ReadOnly(true)]
    public AccountReference? Vendor { get; init; }

    /// <summary>The person at the client who asks.</summary>
    [ReadOnly(true)]
    public UserReference? Requester { get; init; }

    /// <summary>The user or token that takes care of the request.</summary>
    [ReadOnly(true)]
    public UserReference? Assignee { get; init; }

    /// <summary>The vendor's product that the request is about.</summary>
    [ReadOnly(true)]
    public ProductReference? Product { get; init; }

    /// <summary>The id that the caller's own system gives the request.</summary>
    public ExternalIds? ExternalIds { get; init; }

    /// <summary>What the product's vendor asks, and what the request answers; absent where nothing is asked.</summary>
    [ReadOnly(true)]
    public IReadOnlyList<RequestParameter>? Parameters { get; init; }

    /// <summary>What happened to the request.</summary>
    [ReadOnly(true)]
    public RequestAudit? Audit { get; init; }

    /// <summary>
    /// The messages that the caller may see: the oldest 100, or those that the selection names; only when they are
    /// selected. Longer threads are read at their own address.
    /// </summary>
    [ReadOnly(true)]
    [MaxLength(100)]
    public IReadOnlyList<Message>? Messages { get; init; }
}
