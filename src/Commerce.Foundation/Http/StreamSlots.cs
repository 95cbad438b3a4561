using System.Collections.Concurrent;
using Commerce.Foundation.Database;
using Npgsql;

namespace Commerce.Foundation.Http;

/// <summary>
/// How many lists are streamed at once. Each holds a connection of the database for as long as its caller takes to read it: a
/// few slow callers would otherwise hold them all. Streams have a quarter of the connections, an account half of these.
/// </summary>
internal sealed class StreamSlots : IDisposable
{
    private const int ShareOfConnections = 4;
    private const int ShareOfSlots = 2;
    // As long as a call waits for a connection.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly int _ofAccount;
    private readonly SemaphoreSlim _slots;
    private readonly ConcurrentDictionary<int, SemaphoreSlim> _accounts = new();

    public StreamSlots(NpgsqlDataSource database)
    {
        var connections = new NpgsqlConnectionStringBuilder(database.ConnectionString).MaxPoolSize;
        var slots = Math.Max(1, connections / ShareOfConnections);
        _ofAccount = Math.Max(1, slots / ShareOfSlots);
        _slots = new SemaphoreSlim(slots);
    }

    /// <summary>To be given back when the list has been sent.</summary>
    /// <exception cref="OverloadedException">None came free in time.</exception>
    public async Task<IDisposable> TakeAsync(int accountNo, CancellationToken cancellation)
    {
        var ofAccount = _accounts.GetOrAdd(accountNo, _ => new SemaphoreSlim(_ofAccount));
        if (!await ofAccount.WaitAsync(Patience, cancellation))
        {
            throw new OverloadedException();
        }

        var isTaken = false;
        try
        {
            isTaken = await _slots.WaitAsync(Patience, cancellation);
        }
        finally
        {
            if (!isTaken)
            {
                ofAccount.Release();
            }
        }

        return isTaken ? new Slot(_slots, ofAccount) : throw new OverloadedException();
    }

    public void Dispose()
    {
        _slots.Dispose();
        foreach (var ofAccount in _accounts.Values)
        {
            ofAccount.Dispose();
        }
    }

    private sealed class Slot(SemaphoreSlim slots, SemaphoreSlim ofAccount) : IDisposable
    {
        public void Dispose()
        {
            slots.Release();
            ofAccount.Release();
        }
    }
}
