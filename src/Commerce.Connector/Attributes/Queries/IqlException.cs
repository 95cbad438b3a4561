namespace Commerce.Connector.Attributes.Queries;

/// <summary>A query that cannot be read.</summary>
/// <param name="offset">Where, in characters from its beginning.</param>
internal sealed class IqlException(int offset, string message) : Exception(message)
{
    public int Offset { get; } = offset;
}
