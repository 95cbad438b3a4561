namespace Commerce.Connector.Envelope;

/// <summary>One error as a caller is told it: a stable code, and a sentence that says what would be right.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">Dotted words; programs decide by them.</param>
/// <param name="Details">More of it as text, such as the whole tree of a validation as JSON; null for none.</param>
internal sealed record ConnectorError(int Status, string Code, string Message, string? Details = null)
{
    public ConnectorException ToException() => new(this);
}
