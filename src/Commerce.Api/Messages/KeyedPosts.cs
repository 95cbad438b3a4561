using Commerce.Api.Events;
using Commerce.Foundation.Database;
using Commerce.Foundation.Idempotency;

namespace Commerce.Api.Messages;

/// <summary>
/// The posts with an <c>Idempotency-Key</c> of this copy of the service. Those that come at once are stored in one
/// transaction: each learns what is stored for it and makes its answer of that, and all answers are recorded before it ends.
/// </summary>
internal sealed class KeyedPosts(
    ConnectionPool database, RowTurns turns, CommitSignal committed, EventSignals signals, AuthorNames authors)
{
    // While the answers of one are made, another one is stored.
    private const int GroupsAtOnce = 2;

    private readonly GroupedCalls<Keyed, MessageRow> _writes = new(
        database,
        async posts =>
        {
            await using var work = new UnitOfWork(database, turns, committed);
            var outcomes = await StoreAsync(posts, work, authors);
            signals.Given.Set();
            return outcomes;
        },
        GroupsAtOnce);

    /// <summary>Posts that are stored together at this moment, or wait to be.</summary>
    public int Count => _writes.Count;

    /// <param name="post">The post.</param>
    /// <param name="call">Its call, which is to give its answer to be recorded, and to wait until it is.</param>
    /// <param name="alone">Stores it by itself.</param>
    /// <returns>The row; null where there is no such request for the caller.</returns>
    public async Task<MessageRow?> RunAsync(Post post, KeyedCall call, Func<Task<MessageRow?>> alone)
    {
        if (call.GoesAlone)
        {
            return await alone();
        }

        var keyed = new Keyed(post, call);
        var recorded = _writes.RunAsync(keyed, () => keyed.Row.IsCompleted ? throw new UndoneException() : alone());
        if (await Task.WhenAny((Task)keyed.Row, recorded) == recorded)
        {
            return await recorded;
        }

        (call.IsClaimed, call.Recorded) = (true, recorded);
        return await keyed.Row;
    }

    private static async Task<IReadOnlyList<GroupedResult<MessageRow>>> StoreAsync(
        IReadOnlyList<Keyed> posts, UnitOfWork work, AuthorNames authors)
    {
        var connection = await work.BeginAsync();
        var outcomes = await authors.AddAsync(await InsertMessages.RunAsync(
            [.. posts.Select(keyed => keyed.Post)], [.. posts.Select(keyed => keyed.Call)], connection));
        var stored = posts.Zip(outcomes).Where(pair => pair.Second.Result is not null).ToList();
        stored.ForEach(pair => pair.First.Tell(pair.Second.Result!));

        var answers = new List<(KeyedCall, StoredAnswer)>();
        foreach (var (keyed, _) in stored)
        {
            answers.Add((keyed.Call, await keyed.Call.Answer ?? throw new UndoneException()));
        }

        if (answers.Count > 0 && !await KeyRecord.StoreAsync(answers, connection))
        {
            throw new UndoneException();
        }

        await work.FinishAsync();
        return outcomes;
    }

    private sealed record Keyed(Post Post, KeyedCall Call)
    {
        private readonly TaskCompletionSource<MessageRow> _row = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>What is stored, unless the transaction is undone.</summary>
        public Task<MessageRow> Row => _row.Task;

        public void Tell(MessageRow row) => _row.SetResult(row);
    }
}
