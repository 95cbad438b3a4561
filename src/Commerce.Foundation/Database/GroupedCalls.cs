using Commerce.Foundation.Telemetry;
using Npgsql;

namespace Commerce.Foundation.Database;

/// <summary>
/// Where several callers want the same kind of thing of the database at once, to write it (group commit) or to read it,
/// they go there in one statement, which costs little more than one of theirs would. Nobody waits for others to come:
/// the first ones go alone, and only who comes while those are under way goes with whoever else has come by then. So
/// what is read is never older than the call.
/// </summary>
/// <param name="together">
/// Does it for all in one transaction that waits for no lock, and tells of each what became of it, in their order.
/// </param>
/// <param name="groupsAtOnce">How many groups may be under way: the fewer, the larger they are.</param>
/// <param name="most">How many go together at most.</param>
/// <param name="areReads">
/// True where nothing is written: who has waited as long as one waits for a connection is refused, whatever becomes of the others.
/// </param>
internal sealed class GroupedCalls<TCall, TResult>(
    ConnectionPool database, Func<IReadOnlyList<TCall>, Task<IReadOnlyList<GroupedResult<TResult>>>> together,
    int groupsAtOnce = 1, int most = 32, bool areReads = false)
    where TResult : class
{
    // As many as a small machine has cores.
    private const int AloneAtOnce = 2;

    // Whoever else holds the row lets go of it soon, as a rule, and who waits for it alone holds up the next group: tried
    // again for an eighth of a second, each time after twice as long.
    private const int MostTries = 8;

    private readonly Lock _lock = new();
    private readonly LinkedList<Waiting> _waiting = [];
    private int _alone;
    private int _groups;
    private int _grouped;

    /// <summary>How many go together at this moment, or wait to.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _waiting.Count + _grouped;
            }
        }
    }

    /// <param name="call">What is wanted.</param>
    /// <param name="alone">Does it by itself: where nobody else is there, and where the group could not.</param>
    /// <exception cref="OverloadedException">Too many wait, or the others take too long.</exception>
    /// <exception cref="OutcomeUnknownException">It may have taken effect, or not.</exception>
    public async Task<TResult?> RunAsync(TCall call, Func<Task<TResult?>> alone)
    {
        if (Join(call) is { } waiting)
        {
            var outcome = await OutcomeAsync(waiting);
            return outcome.IsPassedOver ? await alone() : outcome.Result;
        }

        try
        {
            return await alone();
        }
        finally
        {
            lock (_lock)
            {
                _alone--;
            }
        }
    }

    /// <returns>Null where it goes alone.</returns>
    private Waiting? Join(TCall call)
    {
        lock (_lock)
        {
            if (_groups == 0 && _alone < AloneAtOnce)
            {
                _alone++;
                return null;
            }

            if (_waiting.Count >= database.QueueLength)
            {
                throw Refusal();
            }
        }

        var waiting = new Waiting(call);
        Queue(waiting);
        return waiting;
    }

    private void Queue(Waiting waiting)
    {
        lock (_lock)
        {
            _waiting.AddLast(waiting);
            if (_groups >= groupsAtOnce)
            {
                return;
            }

            _groups++;
        }

        // By nobody's call: what is logged and traced there is of many.
        ThreadPool.UnsafeQueueUserWorkItem(static calls => _ = calls.RunGroupsAsync(), this, preferLocal: false);
    }

    private async Task<GroupedResult<TResult>> OutcomeAsync(Waiting waiting)
    {
        try
        {
            return await waiting.Outcome.WaitAsync(database.LongestWait);
        }
        catch (TimeoutException)
        {
            lock (_lock)
            {
                if (_waiting.Remove(waiting) || areReads)
                {
                    throw Refusal();
                }
            }

            return await waiting.Outcome;
        }
    }

    private async Task RunGroupsAsync()
    {
        var size = 0;
        while (Next(size) is { Count: > 0 } group)
        {
            size = group.Count;
            try
            {
                var outcomes = await together([.. group.Select(waiting => waiting.Call)]);
                for (var i = 0; i < group.Count; i++)
                {
                    Settle(group[i], outcomes[i]);
                }
            }
            catch (Exception error) when (
                error is PostgresException { SqlState: not PostgresErrorCodes.LockNotAvailable } or UndoneException)
            {
                // Certainly undone, perhaps for one of them: each learns its own fate.
                group.ForEach(waiting => waiting.Set(GroupedResult<TResult>.PassedOver));
            }
            catch (Exception error)
            {
                // What is locked now is more than a row of one of them: nobody would fare better alone.
                group.ForEach(waiting => waiting.Fail(error));
            }
        }
    }

    private void Settle(Waiting waiting, GroupedResult<TResult> outcome)
    {
        if (outcome is { IsPassedOver: true, IsForAlone: false } && ++waiting.Tries < MostTries)
        {
            _ = TryAgainAsync(waiting);
        }
        else
        {
            waiting.Set(outcome);
        }
    }

    private async Task TryAgainAsync(Waiting waiting)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(1 << (waiting.Tries - 1)));
        Queue(waiting);
    }

    /// <param name="before">How many were in the group before.</param>
    private List<Waiting> Next(int before)
    {
        var group = new List<Waiting>();
        lock (_lock)
        {
            while (group.Count < most && _waiting.First is { } first)
            {
                _waiting.RemoveFirst();
                group.Add(first.Value);
            }

            _grouped += group.Count - before;
            _groups -= group.Count > 0 ? 0 : 1;
        }

        return group;
    }

    private static OverloadedException Refusal()
    {
        Measures.Overloaded.Add(1);
        return new OverloadedException();
    }

    private sealed class Waiting(TCall call)
    {
        // Behind it runs the caller's own work, which must not hold up the others.
        private readonly TaskCompletionSource<GroupedResult<TResult>> _outcome =
            new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TCall Call => call;

        public int Tries { get; set; }

        public Task<GroupedResult<TResult>> Outcome => _outcome.Task;

        public void Set(GroupedResult<TResult> outcome) => _outcome.SetResult(outcome);

        public void Fail(Exception error) => _outcome.SetException(error);
    }
}
