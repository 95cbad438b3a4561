using Commerce.Foundation.Database;

namespace Commerce.Api.Webhooks;

/// <summary>How the parts of this process that deal with webhooks wake one another: each looks again by itself as well.</summary>
internal sealed class WebhookSignals : IDisposable
{
    /// <summary>There may be something to be delivered, or room for it.</summary>
    public AsyncSignal Due { get; } = new();

    public void Dispose() => Due.Dispose();
}
