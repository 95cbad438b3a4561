using System.Buffers;
using System.Text;

namespace Commerce.Api.Attachments;

/// <summary>
/// Texts and tables: UTF-8 and nothing else, so that there is one way to read them; no page and no drawing that a browser
/// might take them for.
/// </summary>
internal static class TextFile
{
    // How far a browser looks to tell what something is (the MIME Sniffing standard, section 5.2).
    private const int SniffedBytes = 1_445;

    // The same standard's "binary data bytes": no text has them.
    private static readonly SearchValues<byte> Binary = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Except([0x09, 0x0A, 0x0C, 0x0D, 0x1B]).Select(value => (byte)value)]);

    // The beginnings that the standard takes for HTML or XML (section 7.1), and drawings.
    private static readonly string[] Tags =
    [
        "!DOCTYPE", "HTML", "HEAD", "SCRIPT", "IFRAME", "H1", "DIV", "FONT", "TABLE", "A", "STYLE", "TITLE", "B",
        "BODY", "BR", "P", "!--", "?XML", "SVG", "MATH", "IMG", "META", "LINK", "OBJECT", "EMBED", "FORM",
    ];

    private static readonly string[] OtherKinds = ["%PDF-", "%!PS", "{\\rtf", "GIF87a", "GIF89a"];

    public static async Task<string?> CheckAsync(SpooledFile file)
    {
        using var piece = new Piece();
        var decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var characters = ArrayPool<char>.Shared.Rent(AttachmentContent.PieceBytes + 1);
        try
        {
            for (var position = 0; position < file.Length;)
            {
                var read = await file.ReadAsync(position, piece.Memory);
                var bytes = piece.Memory.Span[..read];
                position += read;
                if (bytes.ContainsAny(Binary))
                {
                    return "The content is no text, as the name says: it has NUL or control characters.";
                }

                var length = decoder.GetChars(bytes, characters, flush: position == file.Length);
                if (position == read && Sniff(characters.AsSpan(0, Math.Min(length, SniffedBytes))) is { } complaint)
                {
                    return complaint;
                }
            }

            return null;
        }
        catch (DecoderFallbackException)
        {
            return "The content is not UTF-8. Save the text in that encoding, and send it again.";
        }
        finally
        {
            ArrayPool<char>.Shared.Return(characters);
        }
    }

    private static string? Sniff(ReadOnlySpan<char> text)
    {
        text = text.TrimStart('\uFEFF');
        foreach (var kind in OtherKinds)
        {
            if (text.StartsWith(kind, StringComparison.Ordinal))
            {
                return "The content is no plain text, as the name says, but a file of another kind.";
            }
        }

        var begin = text.TrimStart();
        foreach (var tag in Tags)
        {
            if (begin.StartsWith('<') && IsTag(begin[1..], tag))
            {
                return "The content is no plain text, as the name says, but a page or a drawing.";
            }
        }

        return null;
    }

    /// <summary>A name that ends: "&lt;Anna&gt;" is no anchor. Comments and declarations need no end.</summary>
    private static bool IsTag(ReadOnlySpan<char> text, string name) =>
        text.StartsWith(name, StringComparison.OrdinalIgnoreCase)
        && (name[0] is '!' or '?' || text.Length == name.Length
            || text[name.Length] is ' ' or '>' or '/' or '\t' or '\n' or '\f' or '\r');
}
