using System.Buffers.Binary;
using System.IO.Compression;

namespace Commerce.Api.Demo;

/// <summary>Draws a chart (PNG, of two colours).</summary>
internal static class DemoPng
{
    private const int BarWidth = 24;
    private const int Gap = 8;
    private const int Height = 120;

    /// <param name="bars">The heights of the bars, 0 to 100.</param>
    public static byte[] Chart(params int[] bars)
    {
        var width = (bars.Length * (BarWidth + Gap)) + Gap;
        var rows = new MemoryStream();
        using (var packed = new ZLibStream(rows, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (var y = Height; y > 0; y--)
            {
                // Each row begins with the number of its filter: none.
                packed.WriteByte(0);
                for (var x = 0; x < width; x++)
                {
                    var bar = x / (BarWidth + Gap);
                    var isBar = x % (BarWidth + Gap) >= Gap && bar < bars.Length && y <= bars[bar];
                    packed.WriteByte(isBar ? (byte)1 : (byte)0);
                }
            }
        }

        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), Height);
        (head[8], head[9]) = (8, 3);
        return
        [
            0x89, .. "PNG\r\n"u8, 0x1A, 0x0A,
            .. Chunk("IHDR"u8, head), .. Chunk("PLTE"u8, [0xFF, 0xFF, 0xFF, 0x2B, 0x6C, 0xB0]),
            .. Chunk("IDAT"u8, rows.ToArray()), .. Chunk("IEND"u8, []),
        ];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> type, byte[] data)
    {
        byte[] chunk = [0, 0, 0, 0, .. type, .. data, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), Checksum(chunk.AsSpan(4, chunk.Length - 8)));
        return chunk;
    }

    /// <summary>CRC-32 of ISO 3309, as PNG has it.</summary>
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var value in bytes)
        {
            sum ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum & 1) == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB88320;
            }
        }

        return ~sum;
    }
}
