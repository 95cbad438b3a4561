using System.ComponentModel.DataAnnotations;
using Commerce.Foundation.Http;

namespace Commerce.Api.Requests;

/// <summary>
/// Values to be tried in the place of those that are stored. The body may be left out; a whole request may be sent:
/// of its other fields nothing is taken.
/// </summary>
[OptionalBody]
[BodyOf(typeof(Request))]
public sealed record ParameterTrial
{
    /// <summary>The values that differ from those stored, at most 100.</summary>
    [MaxLength(BodyShape.MostItems)]
    public IReadOnlyList<ParameterValue> Parameters { get; init; } = [];
}
