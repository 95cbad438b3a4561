using System.Diagnostics;
using Commerce.Foundation.Telemetry;

namespace Commerce.Foundation.Database;

/// <summary>
/// Lets a few calls at a time write to a row that many want, such as the request of a busy thread. More would wait for the
/// row's lock in the database, which then spends its time on waking them, and each would hold a connection that others
/// need. Whoever comes later waits here, as long as one waits for a connection.
/// </summary>
internal sealed class RowTurns(ConnectionPool database)
{
    private const int AtOnce = 4;

    private readonly Lock _lock = new();
    private readonly Dictionary<long, Row> _rows = [];

    /// <summary>To be disposed of behind the write.</summary>
    /// <exception cref="OverloadedException">Too many others write to the row.</exception>
    public async Task<IDisposable> TakeAsync(long number)
    {
        var row = Join(number);
        var begun = Stopwatch.GetTimestamp();
        if (await row.Turns.WaitAsync(database.LongestWait))
        {
            // The connection is waited for no longer than the rest of that time.
            CallWaits.OfThisCall?.Add(Stopwatch.GetElapsedTime(begun));
            return new Turn(this, row);
        }

        Leave(row);
        Measures.Overloaded.Add(1);
        throw new OverloadedException();
    }

    private Row Join(long number)
    {
        lock (_lock)
        {
            if (!_rows.TryGetValue(number, out var row))
            {
                _rows[number] = row = new Row(number);
            }

            row.Callers++;
            return row;
        }
    }

    private void Leave(Row row)
    {
        lock (_lock)
        {
            if (--row.Callers == 0)
            {
                _rows.Remove(row.Number);
                row.Turns.Dispose();
            }
        }
    }

    private sealed class Row(long number)
    {
        public long Number => number;

        public SemaphoreSlim Turns { get; } = new(AtOnce);

        public int Callers { get; set; }
    }

    private sealed class Turn(RowTurns turns, Row row) : IDisposable
    {
        public void Dispose()
        {
            row.Turns.Release();
            turns.Leave(row);
        }
    }
}
