namespace Commerce.Foundation.Database;

/// <summary>How much there is still to be done.</summary>
/// <param name="Size">At most <see cref="Most"/>.</param>
/// <param name="Oldest">Since when the oldest of it waits; null where nothing does.</param>
internal sealed record Backlog(long Size, DateTimeOffset? Oldest)
{
    /// <summary>Beyond it nobody counts on: a count must not burden a database that is behind already.</summary>
    public const int Most = 10_000;
}
