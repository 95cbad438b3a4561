namespace Commerce.Api.Demo;

/// <summary>One of them.</summary>
/// <param name="ApiKey">What it sends as <c>X-API-KEY</c>.</param>
/// <param name="Address">Under which the other reaches it.</param>
internal sealed record DemoPeer(string ApiKey, string Address)
{
    // A record would print its secret.
    public override string ToString() => Address;
}
