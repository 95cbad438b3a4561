using System.Diagnostics;
using Commerce.Foundation.Telemetry;
using Npgsql;

namespace Commerce.Foundation.Database;

/// <summary>
/// The connections of this copy of the service. A call waits for one a second at the most (<c>Timeout</c> of the
/// connection string), and only where not too many wait already: what cannot be served soon is refused soon, and a
/// database that hangs does not fill the memory with calls.
/// </summary>
internal sealed class ConnectionPool(NpgsqlDataSource source, DatabaseOptions options)
{
    private const int MostReads = 5;

    // Long enough to connect anew where a connection is there to be had.
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(200);

    private int _waiting;

    /// <summary>How long a call waits for a connection; without a limit in the connection string there is none here.</summary>
    public TimeSpan LongestWait { get; } = TimeOf(source);

    /// <summary>How many calls may wait at once for the same thing.</summary>
    public int QueueLength => options.QueueLength;

    /// <summary>Calls that wait for a connection at this moment.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <exception cref="OverloadedException">Too many calls wait already.</exception>
    /// <exception cref="NpgsqlException">None came free in time, or the database cannot be reached.</exception>
    public ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellation)
    {
        // Only where all are taken does anybody wait, so nobody is refused whom a free one could serve.
        if (Waiting >= QueueLength)
        {
            Measures.Overloaded.Add(1);
            throw new OverloadedException();
        }

        var waits = CallWaits.OfThisCall;
        if (waits is { Total.Ticks: > 0 } && LongestWait > TimeSpan.Zero)
        {
            return WaitAgainAsync(waits, cancellation);
        }

        var opening = source.OpenConnectionAsync(cancellation);
        return opening.IsCompletedSuccessfully ? opening : WaitAsync(opening, waits);
    }

    /// <summary>
    /// Reads with a connection. Where that was lost before anything was answered, it is done once more: connections that
    /// lie in the pool while the database restarts or fails over are found dead only by their next use, and all at once.
    /// While another call throws those away, one of them may be met again, hence five times at the most.
    /// </summary>
    public async Task<T> ReadAsync<T>(Func<NpgsqlConnection, Task<T>> read, CancellationToken cancellation)
    {
        for (var run = 1; ; run++)
        {
            try
            {
                await using var connection = await OpenAsync(cancellation);
                return await read(connection);
            }
            catch (NpgsqlException error) when (run < MostReads && DatabaseFaults.IsLostConnection(error))
            {
                Clear();
            }
        }
    }

    /// <summary>Ends the connections that nobody uses.</summary>
    public void Clear() => source.Clear();

    private static TimeSpan TimeOf(NpgsqlDataSource source) =>
        new NpgsqlConnectionStringBuilder(source.ConnectionString).Timeout is > 0 and var seconds
            ? TimeSpan.FromSeconds(seconds)
            : Timeout.InfiniteTimeSpan;

    /// <summary>A call that has waited already, to learn who calls, waits for no more than the rest of its second.</summary>
    private async ValueTask<NpgsqlConnection> WaitAgainAsync(CallWaits waits, CancellationToken cancellation)
    {
        using var rest = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var left = LongestWait - waits.Total;
        rest.CancelAfter(left > ShortestWait ? left : ShortestWait);
        try
        {
            return await WaitAsync(source.OpenConnectionAsync(rest.Token), waits);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            Measures.Overloaded.Add(1);
            throw new OverloadedException();
        }
    }

    private async ValueTask<NpgsqlConnection> WaitAsync(ValueTask<NpgsqlConnection> opening, CallWaits? waits)
    {
        var begun = Stopwatch.GetTimestamp();
        Interlocked.Increment(ref _waiting);
        try
        {
            return await opening;
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
            waits?.Add(Stopwatch.GetElapsedTime(begun));
        }
    }
}
