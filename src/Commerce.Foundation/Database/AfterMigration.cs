namespace Commerce.Foundation.Database;

/// <summary>
/// Work to be done once the schema is up to date and the server listens, before the service calls itself ready. It may
/// run on several copies at once and at every start.
/// </summary>
internal delegate Task AfterMigration(CancellationToken cancellation);
