namespace Commerce.Foundation.Database;

/// <summary>More calls wait for the database than it can serve soon.</summary>
internal sealed class OverloadedException() : Exception("Too many calls wait for a connection to the database.");
