using System.ComponentModel.DataAnnotations;

namespace Commerce.Connector;

/// <summary>What the operator decides about the connector. Section <c>Connector</c>.</summary>
internal sealed record ConnectorOptions
{
    /// <summary>Whether its routes are there; by default they are.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>The host that new addresses name: letters, digits, dots and hyphens.</summary>
    [RegularExpression(@"^[A-Za-z0-9][A-Za-z0-9.-]{0,99}$")]
    public string AddressHost { get; init; } = "localhost";
}
