using Commerce.Foundation.Http;

namespace Commerce.Api.Events;

/// <summary>
/// A page for a caller that may have it already: where it has, and would rather wait (<c>Prefer: wait=N</c>), it is looked
/// at again whenever something happens, until it is another or the time is up.
/// </summary>
internal sealed class PollList(EventWait wait)
{
    /// <param name="topic">When to look again.</param>
    /// <param name="version">The list's version, where it can be told without its rows; null where there is no list.</param>
    /// <param name="read">The page; null where there is no list.</param>
    /// <returns>The page, or that the caller has it; neither where there is no list.</returns>
    public async Task<Polled<T>> RunAsync<T>(
        EventTopic topic, HttpContext http, ListCall list, Func<Task<long?>>? version,
        Func<Task<Tagged<Page<T>>?>> read, CancellationToken cancellation)
    {
        NotModified? unchanged = null;
        var patience = list.IsConditional ? Waiting.Of(http) : TimeSpan.Zero;
        var found = patience > TimeSpan.Zero
            ? await wait.UntilAsync(topic, patience, LookAsync, cancellation)
            : await LookAsync();
        return found ?? new Polled<T>(null, unchanged);

        async Task<Polled<T>?> LookAsync()
        {
            if (version is not null && list.IsRepeated && await version() is { } known
                && list.Unchanged(known) is { } same)
            {
                unchanged = same;
                return null;
            }

            var page = await read();
            unchanged = page?.Unchanged(http);
            return unchanged is null ? new Polled<T>(page, null) : null;
        }
    }
}
