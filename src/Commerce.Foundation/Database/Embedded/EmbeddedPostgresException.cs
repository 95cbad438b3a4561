namespace Commerce.Foundation.Database.Embedded;

/// <summary>The server that the service brings itself cannot be brought.</summary>
internal sealed class EmbeddedPostgresException(string message) : DatabaseStartException(message);
