using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Commerce.Api.Webhooks;

/// <summary>
/// How others are connected to: by no proxy, along no redirect, and to public addresses alone. The address is checked
/// where the connection is made, so that no spelling of it and no change of a name's meaning gets past.
/// </summary>
internal static class WebhookConnections
{
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(10);

    // A name that moves is followed soon.
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(2);

    public static HttpMessageInvoker Open(IOptions<WebhookOptions> options, ResolveHost resolve) => new(
        new SocketsHttpHandler
        {
            UseProxy = false,
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            // Trace ids of this service are nobody else's business.
            ActivityHeadersPropagator = null,
            ConnectTimeout = ConnectPatience,
            PooledConnectionLifetime = Lifetime,
            MaxResponseHeadersLength = 32,
            MaxResponseDrainSize = 0,
            ConnectCallback = (context, cancellation) =>
                ConnectAsync(context.DnsEndPoint, options.Value, resolve, cancellation),
        });

    /// <exception cref="TargetRefusedException">None of the addresses may be called.</exception>
    private static async ValueTask<Stream> ConnectAsync(
        DnsEndPoint target, WebhookOptions options, ResolveHost resolve, CancellationToken cancellation)
    {
        var allowed = (await AddressesAsync(target.Host, resolve, cancellation))
            .Where(address => PublicAddress.MayCall(address, options)).ToArray();
        if (allowed.Length == 0)
        {
            throw new TargetRefusedException();
        }

        // No name any more: what is connected to is what was checked.
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, target.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task<IPAddress[]> AddressesAsync(string host, ResolveHost resolve, CancellationToken cancellation)
    {
        if (IPAddress.TryParse(host, out var address))
        {
            return [address];
        }

        try
        {
            return await resolve(host, cancellation);
        }
        catch (SocketException)
        {
            // Unknown and refused are told alike: else names of the private network could be found out.
            return [];
        }
    }
}
