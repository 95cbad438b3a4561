using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Commerce.Api.Tests.Faults;

/// <summary>A caller who lets the service wait: with its headers, with its body, or in taking the answer.</summary>
internal sealed class SlowCaller : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp);
    private readonly byte[] _first;
    private readonly bool _reads;

    private SlowCaller(string first, bool reads)
    {
        _first = Encoding.UTF8.GetBytes(first);
        _reads = reads;
        // What the system would take in its stead.
        _socket.ReceiveBufferSize = 4096;
    }

    /// <summary>How it ended: <c>408</c>, <c>cut</c>, or null while it goes on.</summary>
    public string? End { get; private set; }

    /// <summary>Never ends its headers.</summary>
    public static SlowCaller OfHeaders(Uri address) =>
        new($"GET /version HTTP/1.1\r\nHost: {address.Authority}\r\nX-Slow: ", reads: false);

    /// <summary>Sends a byte of its body a second.</summary>
    public static SlowCaller OfBody(Uri address, TestRequest request) => new(
        $"POST {request.Messages} HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: Bearer {request.Client.Token}\r\n"
        + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{",
        reads: false);

    /// <summary>Takes a byte of the answer a second.</summary>
    public static SlowCaller OfAnswer(Uri address, TestRequest request, string query, string accept) => new(
        $"GET {request.Messages}{query} HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: Bearer {request.Client.Token}\r\n"
        + $"Accept: {accept}\r\n\r\n",
        reads: true);

    /// <summary>Goes on until it is ended, or the test is.</summary>
    public async Task RunAsync(Uri address, TimeSpan delay, CancellationToken stop)
    {
        try
        {
            await Task.Delay(delay, stop);
            await _socket.ConnectAsync(address.Host, address.Port, stop);
            await _socket.SendAsync(_first, stop);
            using var timer = new PeriodicTimer(Pause);
            var read = new byte[_reads ? 1 : 4096];
            while (await timer.WaitForNextTickAsync(stop))
            {
                if (!_reads)
                {
                    await _socket.SendAsync("x"u8.ToArray(), stop);
                }

                if (_reads || _socket.Available > 0 || _socket.Poll(0, SelectMode.SelectRead))
                {
                    var count = await _socket.ReceiveAsync(read, stop);
                    End = count == 0 ? End ?? "cut" : _reads ? null : Encoding.Latin1.GetString(read, 9, 3);
                    if (count == 0)
                    {
                        return;
                    }
                }
            }
        }
        catch (SocketException)
        {
            End ??= "cut";
        }
        catch (OperationCanceledException)
        {
            // The test has ended.
        }
    }

    public void Dispose() => _socket.Dispose();

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{End ?? "open"}");
}
