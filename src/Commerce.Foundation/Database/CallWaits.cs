namespace Commerce.Foundation.Database;

/// <summary>How long one call has waited for connections in all: to learn who calls, and for its own work.</summary>
internal sealed class CallWaits
{
    private static readonly AsyncLocal<CallWaits?> Current = new();

    private long _ticks;

    /// <summary>Null outside of calls.</summary>
    public static CallWaits? OfThisCall => Current.Value;

    public TimeSpan Total => TimeSpan.FromTicks(Interlocked.Read(ref _ticks));

    /// <summary>Counts what the call waits from here on.</summary>
    public static Task Count(HttpContext http, RequestDelegate next)
    {
        Restart();
        return next(http);
    }

    /// <summary>A call that is answered bit by bit waits for each bit as a call of its own.</summary>
    public static void Restart() => Current.Value = new CallWaits();

    public void Add(TimeSpan wait) => Interlocked.Add(ref _ticks, wait.Ticks);
}
