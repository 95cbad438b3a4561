namespace Commerce.Foundation.Http;

/// <summary>Endpoint metadata: the call honours <c>Prefer: wait=N</c>.</summary>
/// <param name="What">What is held until there is something new.</param>
internal sealed record WaitForm(string What)
{
    public static WaitForm EmptyPage { get; } = new("an empty page");

    public static WaitForm KnownPage { get; } = new("with `If-None-Match`, the page that the caller has");
}
