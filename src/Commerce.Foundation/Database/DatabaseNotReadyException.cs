namespace Commerce.Foundation.Database;

/// <summary>The schema has not been brought up to date yet, most often because the database is not there yet.</summary>
internal sealed class DatabaseNotReadyException() : Exception("The database has not been migrated yet.");
