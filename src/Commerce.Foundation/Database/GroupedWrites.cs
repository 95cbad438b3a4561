using Commerce.Foundation.Telemetry;
using Npgsql;

namespace Commerce.Foundation.Database;

/// <summary>
/// Group commit: where several callers want to write the same kind of thing at once, what they want goes to the database
/// in one statement, which costs little more than one of them would. Nobody waits for others to come: the first ones go
/// alone, and only who comes while those are under way goes with whoever else has come by then.
/// </summary>
/// <param name="together">
/// Writes them in one transaction that waits for no lock, and tells of each what became of it, in their order.
/// </param>
internal sealed class GroupedWrites<TWrite, TResult>(
    ConnectionPool database, Func<IReadOnlyList<TWrite>, Task<IReadOnlyList<GroupedWrite<TResult>>>> together)
    where TResult : class
{
    // As many as a small machine has cores.
    private const int AloneAtOnce = 2;

    private const int Most = 32;

    // Whoever else holds the row lets go of it soon, as a rule, and who waits for it alone holds up the next group: tried
    // again for an eighth of a second, each time after twice as long.
    private const int MostTries = 8;

    private readonly Lock _lock = new();
    private readonly LinkedList<Waiting> _waiting = [];
    private int _alone;
    private bool _isWriting;
    private int _size;

    /// <summary>How many go together at this moment, or wait to.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _waiting.Count + _size;
            }
        }
    }

    /// <param name="write">What is to be written.</param>
    /// <param name="alone">Writes it by itself: where nobody else writes, and where the group could not.</param>
    /// <exception cref="OverloadedException">Too many wait, or the others take too long.</exception>
    /// <exception cref="OutcomeUnknownException">It may have taken effect, or not.</exception>
    public async Task<TResult?> RunAsync(TWrite write, Func<Task<TResult?>> alone)
    {
        if (Join(write) is { } waiting)
        {
            var written = await OutcomeAsync(waiting);
            return written.IsPassedOver ? await alone() : written.Result;
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
    private Waiting? Join(TWrite write)
    {
        lock (_lock)
        {
            if (!_isWriting && _alone < AloneAtOnce)
            {
                _alone++;
                return null;
            }

            if (_waiting.Count >= database.QueueLength)
            {
                throw Refusal();
            }
        }

        var waiting = new Waiting(write);
        Queue(waiting);
        return waiting;
    }

    private void Queue(Waiting waiting)
    {
        lock (_lock)
        {
            _waiting.AddLast(waiting);
            if (_isWriting)
            {
                return;
            }

            _isWriting = true;
        }

        // By nobody's call: what is logged and traced there is of many.
        ThreadPool.UnsafeQueueUserWorkItem(static writes => _ = writes.WriteAsync(), this, preferLocal: false);
    }

    private async Task<GroupedWrite<TResult>> OutcomeAsync(Waiting waiting)
    {
        try
        {
            return await waiting.Outcome.WaitAsync(database.LongestWait);
        }
        catch (TimeoutException)
        {
            lock (_lock)
            {
                if (_waiting.Remove(waiting))
                {
                    throw Refusal();
                }
            }

            return await waiting.Outcome;
        }
    }

    private async Task WriteAsync()
    {
        while (Next() is { Count: > 0 } group)
        {
            try
            {
                var outcomes = await together([.. group.Select(waiting => waiting.Write)]);
                for (var i = 0; i < group.Count; i++)
                {
                    Settle(group[i], outcomes[i]);
                }
            }
            catch (PostgresException)
            {
                // Certainly undone, perhaps for one of them: each learns its own fate.
                group.ForEach(waiting => waiting.Set(GroupedWrite<TResult>.PassedOver));
            }
            catch (Exception error)
            {
                group.ForEach(waiting => waiting.Fail(error));
            }
        }
    }

    private void Settle(Waiting waiting, GroupedWrite<TResult> outcome)
    {
        if (outcome.IsPassedOver && ++waiting.Tries < MostTries)
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

    private List<Waiting> Next()
    {
        var group = new List<Waiting>();
        lock (_lock)
        {
            while (group.Count < Most && _waiting.First is { } first)
            {
                _waiting.RemoveFirst();
                group.Add(first.Value);
            }

            _size = group.Count;
            _isWriting = _size > 0;
        }

        return group;
    }

    private static OverloadedException Refusal()
    {
        Measures.Overloaded.Add(1);
        return new OverloadedException();
    }

    private sealed class Waiting(TWrite write)
    {
        // Behind it runs the caller's own work, which must not hold up the others.
        private readonly TaskCompletionSource<GroupedWrite<TResult>> _outcome =
            new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TWrite Write => write;

        public int Tries { get; set; }

        public Task<GroupedWrite<TResult>> Outcome => _outcome.Task;

        public void Set(GroupedWrite<TResult> outcome) => _outcome.SetResult(outcome);

        public void Fail(Exception error) => _outcome.SetException(error);
    }
}
