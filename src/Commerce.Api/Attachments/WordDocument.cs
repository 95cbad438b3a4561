using System.Text;

namespace Commerce.Api.Attachments;

/// <summary>The documents of Word before 2007: a compound file with a stream of that name.</summary>
internal static class WordDocument
{
    private const string Complaint = "The content is no Word document of the old format, as the name says.";

    private static readonly byte[] CompoundFile = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    // The directory names its streams in UTF-16. Installers and workbooks are compound files as well.
    private static readonly byte[] Stream = Encoding.Unicode.GetBytes("WordDocument");

    public static async Task<string?> CheckAsync(SpooledFile file)
    {
        using var piece = new Piece();
        var buffer = piece.Memory;
        // Pieces overlap, so that the name is found where it lies across two of them.
        for (var position = 0; position < file.Length; position += buffer.Length - Stream.Length)
        {
            var read = await file.ReadAsync(position, buffer);
            if (position == 0 && !buffer.Span[..read].StartsWith(CompoundFile))
            {
                return Complaint;
            }

            if (buffer.Span[..read].IndexOf(Stream) >= 0)
            {
                return null;
            }
        }

        return Complaint;
    }
}
