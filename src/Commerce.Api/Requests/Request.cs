using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Commerce.Api.Accounts;
using Commerce.Api.Identity;

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

    /// <summary>What happened to the request.</summary>
    [ReadOnly(true)]
    public Audit? Audit { get; init; }
}
