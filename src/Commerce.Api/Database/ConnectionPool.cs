using Commerce.Api.Telemetry;
using Npgsql;

namespace Commerce.Api.Database;

/// <summary>
/// The connections of this copy of the service. A call waits for one a second at the most (<c>Timeout</c> of the
/// connection string), and only where not too many wait already: what cannot be served soon is refused soon, and a
/// database that hangs does not fill the memory with calls.
/// </summary>
internal sealed class ConnectionPool(NpgsqlDataSource source, DatabaseOptions options)
{
    private int _waiting;

    /// <summary>Calls that wait for a connection at this moment.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <exception cref="OverloadedException">Too many calls wait already.</exception>
    /// <exception cref="NpgsqlException">None came free in time, or the database cannot be reached.</exception>
    public ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellation)
    {
        // Only where all are taken does anybody wait, so nobody is refused whom a free one could serve.
        if (Waiting >= options.QueueLength)
        {
            Measures.Overloaded.Add(1);
            throw new OverloadedException();
        }

        var opening = source.OpenConnectionAsync(cancellation);
        return opening.IsCompletedSuccessfully ? opening : WaitAsync(opening);
    }

    /// <summary>
    /// Reads with a connection. Where that was lost before anything was answered, it is done once more: connections that
    /// lie in the pool while the database restarts or fails over are found dead only by their next use, and all at once.
    /// </summary>
    public async Task<T> ReadAsync<T>(Func<NpgsqlConnection, Task<T>> read, CancellationToken cancellation)
    {
        try
        {
            await using var connection = await OpenAsync(cancellation);
            return await read(connection);
        }
        catch (NpgsqlException error) when (DatabaseFaults.IsLostConnection(error))
        {
            Clear();
        }

        await using var fresh = await OpenAsync(cancellation);
        return await read(fresh);
    }

    /// <summary>Ends the connections that nobody uses.</summary>
    public void Clear() => source.Clear();

    private async ValueTask<NpgsqlConnection> WaitAsync(ValueTask<NpgsqlConnection> opening)
    {
        Interlocked.Increment(ref _waiting);
        try
        {
            return await opening;
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }
}
