using System.ComponentModel.DataAnnotations;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;

namespace Commerce.Api.Requests;

/// <summary>
/// What changes of a request. What the body does not name stays as it is, null clears. A whole request may be sent:
/// of its other fields nothing is taken.
/// </summary>
[BodyOf(typeof(Request))]
public sealed record RequestChange
{
    /// <summary>What is asked, in one line: 1 to 1000 characters, not blank. It changes only while the request is a Draft.</summary>
    /// <example>Two more seats for the design team</example>
    [StringLength(NewRequest.LongestName, MinimumLength = 1)]
    public string Name { get; init; } = "";

    /// <summary>The user or token that takes care of it: of the vendor, the client or Operations.</summary>
    public IdOf? Assignee { get; init; }

    /// <summary>The id in the caller's own system, under the caller's own key.</summary>
    public ExternalIds? ExternalIds { get; init; }

    /// <summary>
    /// Answers to what the product's vendor asks, at most 100; a parameter that is left out stays as it is. They
    /// change while the request is Draft or Querying, and must be right unless it is a Draft.
    /// </summary>
    [MaxLength(BodyShape.MostItems)]
    public IReadOnlyList<ParameterValue> Parameters { get; init; } = [];

    internal void Check(Body<RequestChange> body, Caller caller, FieldErrors errors)
    {
        if (body.Names("name"))
        {
            NewRequest.CheckName(errors, Name);
        }

        ExternalIds?.Check(errors);
        ExternalIds?.RefuseForeign(errors, caller);
    }
}
