using System.ComponentModel.DataAnnotations;

namespace Commerce.Api.Requests;

/// <summary>
/// The ids that the parties' own systems give a request. Each account type sees and sets its own key only.
/// </summary>
public sealed record ExternalIds
{
    /// <summary>The client's own id.</summary>
    /// <example>PO-2026-118</example>
    [StringLength(250, MinimumLength = 1)]
    public string? Client { get; init; }

    /// <summary>The vendor's own id.</summary>
    /// <example>CASE-7741</example>
    [StringLength(250, MinimumLength = 1)]
    public string? Vendor { get; init; }

    /// <summary>The marketplace's own id.</summary>
    /// <example>OPS-33</example>
    [StringLength(250, MinimumLength = 1)]
    public string? Operations { get; init; }
}
