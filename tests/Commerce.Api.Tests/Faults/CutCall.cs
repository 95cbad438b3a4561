using System.Net.Sockets;
using System.Text;

namespace Commerce.Api.Tests.Faults;

/// <summary>Calls whose connection is cut: under a byte of the request, or while the answer is awaited.</summary>
internal static class CutCall
{
    /// <summary>Sends so many bytes of the call, and cuts; where that is all of them, after a while.</summary>
    public static async Task SendAsync(Uri address, byte[] call, int bytes, TimeSpan wait)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        // Reset, instead of a proper end: as where a machine or a way is gone.
        socket.LingerState = new LingerOption(true, 0);
        try
        {
            await socket.ConnectAsync(address.Host, address.Port);
            await socket.SendAsync(call.AsMemory(0, bytes));
            await Task.Delay(wait);
        }
        catch (SocketException)
        {
            // The other side was first.
        }
    }

    public static byte[] Post(Uri address, string path, string token, string key, string body) =>
        Encoding.UTF8.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: Bearer {token}\r\n"
            + $"Content-Type: application/json\r\nIdempotency-Key: {key}\r\n"
            + $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
}
