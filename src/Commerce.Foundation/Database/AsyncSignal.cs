namespace Commerce.Foundation.Database;

/// <summary>Wakes one waiter. Set while nobody waits, it wakes the next; set many times, it wakes once.</summary>
internal class AsyncSignal : IDisposable
{
    private readonly SemaphoreSlim _set = new(0, 1);
    private readonly Lock _once = new();

    public void Set()
    {
        lock (_once)
        {
            if (_set.CurrentCount == 0)
            {
                _set.Release();
            }
        }
    }

    /// <returns>False where the time was up first.</returns>
    public Task<bool> WaitAsync(TimeSpan patience, CancellationToken cancellation) => _set.WaitAsync(patience, cancellation);

    public void Dispose()
    {
        _set.Dispose();
        GC.SuppressFinalize(this);
    }
}
