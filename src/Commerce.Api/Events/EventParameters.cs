namespace Commerce.Api.Events;

/// <summary>Endpoint metadata: the call takes an <see cref="EventQuery"/>.</summary>
internal sealed record EventParameters
{
    public static EventParameters Instance { get; } = new();
}
