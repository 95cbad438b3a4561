using Commerce.Api.Events;
using Commerce.Foundation.Database;

namespace Commerce.Api.Messages;

/// <summary>The posts of this copy of the service. Those that come at once are stored at once.</summary>
internal sealed class GroupedPosts(
    ConnectionPool database, RowTurns turns, CommitSignal committed, EventSignals signals, AuthorNames authors)
{
    private readonly GroupedCalls<Post, MessageRow> _writes = new(database, async posts =>
    {
        await using var work = new UnitOfWork(database, turns, committed);
        var stored = await InsertMessages.RunAsync(posts, work);
        signals.Given.Set();
        try
        {
            return await authors.AddAsync(stored);
        }
        catch (Exception error)
        {
            // They are stored and cannot be shown: who sends them again would store them twice.
            throw new OutcomeUnknownException(error);
        }
    });

    /// <summary>Posts that are stored together at this moment, or wait to be.</summary>
    public int Count => _writes.Count;

    /// <param name="post">The post.</param>
    /// <param name="alone">Stores it by itself.</param>
    /// <returns>The stored row; null where there is no such request for the caller.</returns>
    public Task<MessageRow?> RunAsync(Post post, Func<Task<MessageRow?>> alone) => _writes.RunAsync(post, alone);
}
