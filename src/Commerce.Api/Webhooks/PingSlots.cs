namespace Commerce.Api.Webhooks;

/// <summary>
/// How many pings this copy of the service makes at once: a caller waits for each, with an <c>Idempotency-Key</c> on a
/// connection of the pool, and receivers may be slow.
/// </summary>
internal sealed class PingSlots : IDisposable
{
    private const int Most = 4;

    private readonly SemaphoreSlim _free = new(Most, Most);

    /// <returns>Null where none is free.</returns>
    public IDisposable? Take() => _free.Wait(0) ? new Slot(_free) : null;

    public void Dispose() => _free.Dispose();

    private sealed class Slot(SemaphoreSlim free) : IDisposable
    {
        public void Dispose() => free.Release();
    }
}
