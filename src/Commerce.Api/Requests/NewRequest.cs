using System.ComponentModel.DataAnnotations;
using Commerce.Foundation.Http;

namespace Commerce.Api.Requests;

/// <summary>A request to be made.</summary>
[BodyOf(typeof(Request))]
public sealed record NewRequest
{
    internal const int LongestName = 1_000;

    /// <summary>What is asked, in one line: 1 to 1000 characters, not blank.</summary>
    /// <example>Two more seats for the design team</example>
    [StringLength(LongestName, MinimumLength = 1)]
    public required string Name { get; init; }

    /// <summary>Where the request begins: as a Draft that no vendor sees, or handed over at once.</summary>
    /// <example>Processing</example>
    public required NewRequestStatus Status { get; init; }

    /// <summary>The account that is asked; a vendor.</summary>
    public required IdOf Vendor { get; init; }

    /// <summary>The account that asks. A client asks for itself and may leave it out; Operations must name it.</summary>
    public IdOf? Client { get; init; }

    /// <summary>The vendor's product that the request is about.</summary>
    public IdOf? Product { get; init; }

    /// <summary>The user of the client who asks; by default the calling user.</summary>
    public IdOf? Requester { get; init; }

    /// <summary>The user or token that takes care of it: of the vendor, the client or Operations.</summary>
    public IdOf? Assignee { get; init; }

    /// <summary>The id in the caller's own system, under the caller's own key.</summary>
    public ExternalIds? ExternalIds { get; init; }

    /// <summary>
    /// Answers to what the product's vendor asks, at most 100. A Draft may be incomplete and wrong; what begins as
    /// Processing may not.
    /// </summary>
    [MaxLength(BodyShape.MostItems)]
    public IReadOnlyList<ParameterValue> Parameters { get; init; } = [];

    internal void Check(FieldErrors errors)
    {
        CheckName(errors, Name);
        ExternalIds?.Check(errors);
    }

    internal static void CheckName(FieldErrors errors, string name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            errors.Add("name", "A request needs a name.");
        }

        if (name.EnumerateRunes().Count() > LongestName)
        {
            errors.Add("name", $"At most {LongestName} characters.");
        }
    }
}
