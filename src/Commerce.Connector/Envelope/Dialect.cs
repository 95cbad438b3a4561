namespace Commerce.Connector.Envelope;

/// <summary>How answers are spelt: two generations of clients call the same routes and expect different shapes.</summary>
internal enum Dialect
{
    /// <summary>Connectors before version 5.</summary>
    A,

    /// <summary>Connectors from version 5 on.</summary>
    B,
}
