namespace Commerce.Api.Tests;

/// <summary>Waits for what happens soon, and fails where it does not happen in time.</summary>
internal static class Poll
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <param name="patience">By default a minute.</param>
    public static async Task UntilAsync(string what, Func<Task<bool>> happened, TimeSpan? patience = null)
    {
        using var deadline = new CancellationTokenSource(patience ?? Patience);
        using var timer = new PeriodicTimer(Pause);
        while (!await happened())
        {
            Assert.False(deadline.IsCancellationRequested, $"Not within {patience ?? Patience}: {what}.");
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }
}
