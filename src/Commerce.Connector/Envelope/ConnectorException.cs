namespace Commerce.Connector.Envelope;

/// <summary>Ends a call with an error of the connector's catalogue. Nothing that the call did is kept.</summary>
/// <param name="error">What the caller is told.</param>
internal sealed class ConnectorException(ConnectorError error) : Exception(error.Message)
{
    public ConnectorError Error { get; } = error;
}
