namespace Commerce.Api.Tests.Faults;

/// <summary>Sends each call to the next copy that said, when it was last asked, that it is ready.</summary>
internal sealed class Balancer : IAsyncDisposable
{
    private readonly ServiceProcess[] _copies;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _asking;
    private volatile ServiceProcess[] _ready;
    private int _next;

    /// <param name="copies">All of them ready.</param>
    /// <param name="interval">How long it waits before it asks again.</param>
    public Balancer(ServiceProcess[] copies, TimeSpan interval)
    {
        _copies = copies;
        _ready = copies;
        _asking = AskAsync(interval);
    }

    public Uri Pick()
    {
        var ready = _ready;
        return ready[(int)((uint)Interlocked.Increment(ref _next) % ready.Length)].Address;
    }

    /// <summary>Waits until calls go to the copy.</summary>
    public Task SeesAsync(ServiceProcess copy) =>
        Poll.UntilAsync("the balancer sees the copy", () => Task.FromResult(_ready.Contains(copy)));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _asking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task AskAsync(TimeSpan interval)
    {
        while (true)
        {
            var answers = await Task.WhenAll(_copies.Select(copy => copy.IsReadyAsync()));
            var ready = _copies.Where((_, i) => answers[i]).ToArray();
            // With none left a balancer has no better choice than those that it had.
            _ready = ready.Length > 0 ? ready : _ready;
            await Task.Delay(interval, _stop.Token);
        }
    }
}
