using Commerce.Foundation.Database;

namespace Commerce.Api.Messages;

/// <summary>The posts of this copy of the service. Those that come at once are stored at once.</summary>
internal sealed class GroupedPosts(ConnectionPool database, RowTurns turns, CommitSignal committed)
{
    private readonly GroupedCalls<Post, MessageRow> _writes = new(database, async posts =>
    {
        await using var work = new UnitOfWork(database, turns, committed);
        return await InsertMessages.RunAsync(posts, work);
    });

    /// <summary>Posts that are stored together at this moment, or wait to be.</summary>
    public int Count => _writes.Count;

    /// <param name="post">The post.</param>
    /// <param name="alone">Stores it by itself.</param>
    /// <returns>The stored row; null where there is no such request for the caller.</returns>
    public Task<MessageRow?> RunAsync(Post post, Func<Task<MessageRow?>> alone) => _writes.RunAsync(post, alone);
}
