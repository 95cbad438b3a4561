using System.Net;
using System.Net.Sockets;

namespace Commerce.Api.Tests.Faults;

/// <summary>
/// Ports for what is started again in the same place. They lie below those that the system gives to outgoing connections, one
/// of which might otherwise take the place meanwhile.
/// </summary>
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
