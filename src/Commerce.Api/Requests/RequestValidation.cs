using System.ComponentModel;
using Commerce.Api.Parameters;

namespace Commerce.Api.Requests;

/// <summary>Whether a request can be handed to its vendor as it is, and what is in the way.</summary>
public sealed record RequestValidation
{
    /// <summary>What is wrong with the request as a whole; absent where nothing is.</summary>
    [ReadOnly(true)]
    public ParameterError? Error { get; init; }

    /// <summary>Every parameter of the request, right or wrong, in the order in which they are shown.</summary>
    [ReadOnly(true)]
    public required IReadOnlyList<ValidatedParameter> Parameters { get; init; }
}
