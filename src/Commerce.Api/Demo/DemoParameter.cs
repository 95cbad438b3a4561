using Commerce.Api.Parameters;

namespace Commerce.Api.Demo;

/// <summary>What a demo product asks, and what each request for it answers.</summary>
/// <param name="Answer">The value by the request's number; null where the request leaves it open.</param>
internal sealed record DemoParameter(string ExternalId, string Title, ParameterType Type, Func<long, string?> Answer)
{
    public string? Description { get; init; }

    public bool Required { get; init; }

    public bool Readonly { get; init; }

    public ParameterOptions Options { get; init; } = ParameterOptions.None;
}
