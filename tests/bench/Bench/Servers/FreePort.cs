using System.Net;
using System.Net.Sockets;

namespace Commerce.Bench.Servers;

/// <summary>Ports below those that the system gives to outgoing connections.</summary>
internal static class FreePort
{
    private const int First = 12_000;
    private const int Last = 31_000;

    public static int Next()
    {
        while (true)
        {
            var port = Random.Shared.Next(First, Last);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken.
            }
        }
    }
}
