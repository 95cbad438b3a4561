using Microsoft.AspNetCore.Connections.Features;
using Microsoft.Extensions.Options;

namespace Commerce.Api.Operations;

/// <summary>
/// The end of a copy, without a failed call. Told to stop, it says that it is no longer ready, and serves on for a while:
/// until balancers have noticed, calls still come. Meanwhile each answer closes its connection, so that clients who keep
/// theirs open move to another copy instead of finding it cut under their next call. Only then does the server stop.
/// </summary>
internal sealed class Drain(IOptions<HostingOptions> options, TimeProvider clock) : IHostedLifecycleService
{
    private volatile bool _hasBegun;

    public bool HasBegun => _hasBegun;

    public Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        // Also of a call that began earlier: asked when its answer begins.
        http.Response.OnStarting(CloseConnection, http);
        return next(http);
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        _hasBegun = true;
        await Task.Delay(TimeSpan.FromSeconds(options.Value.DrainSeconds), clock, cancellationToken);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private Task CloseConnection(object http)
    {
        if (_hasBegun)
        {
            // Connection: close of HTTP/1.1, GOAWAY of HTTP/2.
            ((HttpContext)http).Features.Get<IConnectionLifetimeNotificationFeature>()?.RequestClose();
        }

        return Task.CompletedTask;
    }
}
