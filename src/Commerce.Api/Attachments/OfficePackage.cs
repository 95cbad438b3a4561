using System.Buffers;
using System.Buffers.Binary;

namespace Commerce.Api.Attachments;

/// <summary>
/// The documents of Office since 2007: ZIP archives, told by the names in their directory. Nothing is unpacked, and no
/// more of the file is read than the directory, whose size is limited.
/// </summary>
internal static class OfficePackage
{
    private const int LargestDirectory = 1024 * 1024;

    // Of the records of the ZIP format (APPNOTE.TXT, sections 4.3.12 and 4.3.16).
    private const int EndLength = 22;
    private const int LongestComment = ushort.MaxValue;
    private const uint EntrySignature = 0x02014B50;

    /// <param name="root">The folder that the kind has its parts in.</param>
    public static async Task<string?> CheckAsync(SpooledFile file, string root)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(LargestDirectory);
        try
        {
            return await ReadDirectoryAsync(file, buffer) is { } length
                ? CheckDirectory(buffer.AsSpan(0, length), root)
                : "The content is no Office document, as the name says: it is no ZIP archive, or a damaged one.";
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>
    /// Reads the directory into the buffer. It must reach to the record that ends the file, which the file must begin and
    /// end with, so that nothing else hides before or behind the archive.
    /// </summary>
    /// <returns>How long it is; null where there is none.</returns>
    private static async Task<int?> ReadDirectoryAsync(SpooledFile file, byte[] buffer)
    {
        var tailLength = Math.Min(file.Length, EndLength + LongestComment);
        var tailBegin = file.Length - tailLength;
        var begin = new byte[4];
        await file.ReadAsync(0, begin);
        await file.ReadAsync(tailBegin, buffer.AsMemory(0, tailLength));
        if (!begin.AsSpan().SequenceEqual("PK\u0003\u0004"u8)
            || FindEnd(buffer.AsSpan(0, tailLength)) is not { } end)
        {
            return null;
        }

        var length = BinaryPrimitives.ReadUInt32LittleEndian(buffer.AsSpan(end + 12));
        var offset = BinaryPrimitives.ReadUInt32LittleEndian(buffer.AsSpan(end + 16));
        if (length > LargestDirectory || offset + length != tailBegin + end)
        {
            return null;
        }

        return await file.ReadAsync(offset, buffer.AsMemory(0, (int)length));
    }

    private static int? FindEnd(ReadOnlySpan<byte> tail)
    {
        for (var at = tail.LastIndexOf("PK\u0005\u0006"u8); at >= 0; at = tail[..at].LastIndexOf("PK\u0005\u0006"u8))
        {
            if (at + EndLength <= tail.Length
                && at + EndLength + BinaryPrimitives.ReadUInt16LittleEndian(tail[(at + 20)..]) == tail.Length)
            {
                return at;
            }
        }

        return null;
    }

    private static string? CheckDirectory(ReadOnlySpan<byte> directory, string root)
    {
        var contents = new OfficeContents();
        while (EntryLengthAt(directory) is { } length)
        {
            contents.Add(directory[..length]);
            directory = directory[length..];
        }

        return directory.IsEmpty ? contents.Complaint(root) : "The directory of the document is damaged.";
    }

    /// <summary>The length of the entry that the directory begins with; null where it begins with none.</summary>
    private static int? EntryLengthAt(ReadOnlySpan<byte> directory)
    {
        if (directory.Length < OfficeContents.NameAt
            || BinaryPrimitives.ReadUInt32LittleEndian(directory) != EntrySignature)
        {
            return null;
        }

        var length = OfficeContents.NameAt
            + BinaryPrimitives.ReadUInt16LittleEndian(directory[28..])
            + BinaryPrimitives.ReadUInt16LittleEndian(directory[30..])
            + BinaryPrimitives.ReadUInt16LittleEndian(directory[32..]);
        return length <= directory.Length ? length : null;
    }
}
