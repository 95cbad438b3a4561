using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Commerce.Api.Tests;

/// <summary>Speaks HTTP/1.1 byte by byte, for calls that <see cref="HttpClient"/> is too polite to send.</summary>
internal static class RawHttp
{
    private const int LongestHead = 4 * 1024;

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(300);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>Sends a head, and a body where there is one, and reads the answer until the server closes.</summary>
    /// <param name="lines">The request line and the headers but for Host and Connection.</param>
    public static async Task<Answer> SendAsync(
        Uri address, IEnumerable<string> lines, byte[]? body = null)
    {
        using var deadline = new CancellationTokenSource(Patience);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(address.Host, address.Port, deadline.Token);
        var head = string.Join("\r\n", [.. lines, $"Host: {address.Authority}", "Connection: close", "", ""]);
        await socket.SendAsync(Encoding.Latin1.GetBytes(head), deadline.Token);
        await using var stream = new NetworkStream(socket);
        using var answer = new MemoryStream();
        try
        {
            if (body is not null)
            {
                await stream.WriteAsync(body, deadline.Token);
            }
        }
        catch (IOException)
        {
            // A server that does not want the rest of a body may close the connection; its answer is there to be read.
        }

        try
        {
            await ReadAsync(stream, answer, deadline);
        }
        catch (OperationCanceledException) when (IsLive(answer))
        {
            // Without an end: what came in a moment is enough.
        }
        catch (IOException) when (answer.Length > 0)
        {
            // A server that does not want the rest of a body may reset the connection behind its answer.
        }

        return Parse(answer.ToArray());
    }

    private static async Task ReadAsync(NetworkStream stream, MemoryStream answer, CancellationTokenSource deadline)
    {
        var buffer = new byte[16 * 1024];
        var isLive = false;
        for (int read; (read = await stream.ReadAsync(buffer, deadline.Token)) > 0;)
        {
            answer.Write(buffer, 0, read);
            if (!isLive && IsLive(answer))
            {
                isLive = true;
                deadline.CancelAfter(Moment);
            }
        }
    }

    private static bool IsLive(MemoryStream answer) =>
        answer.GetBuffer().AsSpan(0, (int)Math.Min(answer.Length, LongestHead)).IndexOf("Content-Type: text/event-stream"u8) > 0;

    private static Answer Parse(byte[] bytes)
    {
        var end = bytes.AsSpan().IndexOf("\r\n\r\n"u8);
        Assert.True(end > 0, $"No answer: {Encoding.UTF8.GetString(bytes)}");
        var lines = Encoding.Latin1.GetString(bytes, 0, end).Split("\r\n");
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2))
            .ToLookup(parts => parts[0].ToUpperInvariant(), parts => parts[1]);
        var body = bytes[(end + 4)..];
        return new Answer(
            (HttpStatusCode)int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture),
            headers,
            headers["TRANSFER-ENCODING"].Contains("chunked") ? Joined(body) : body);
    }

    private static byte[] Joined(byte[] chunks)
    {
        var body = new List<byte>();
        for (var at = 0; at < chunks.Length;)
        {
            var line = chunks.AsSpan(at).IndexOf("\r\n"u8);
            var size = int.Parse(
                Encoding.Latin1.GetString(chunks, at, line), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            // The last one of a stream without an end may have come in part.
            body.AddRange(chunks.AsSpan(at + line + 2)[..Math.Min(size, chunks.Length - at - line - 2)]);
            at += line + 2 + size + 2;
        }

        return [.. body];
    }
}
