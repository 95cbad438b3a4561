using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Commerce.Api.Requests;

/// <summary>A request, as other objects name it.</summary>
public sealed record RequestReference
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

    /// <summary>The request's name.</summary>
    /// <example>Two more seats for the design team</example>
    [ReadOnly(true)]
    public string? Name { get; init; }
}
