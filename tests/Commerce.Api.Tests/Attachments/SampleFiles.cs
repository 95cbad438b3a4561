using System.IO.Compression;
using System.Text;

namespace Commerce.Api.Tests.Attachments;

/// <summary>A small file of every kind that is taken, and some that are not.</summary>
internal static class SampleFiles
{
    public const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public const string Pptx = "application/vnd.openxmlformats-officedocument.presentationml.presentation";

    public static byte[] Pdf { get; } = Encoding.Latin1.GetBytes("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n1 0 obj\n<<>>\nendobj\n%%EOF\n");

    public static byte[] Png { get; } = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    public static byte[] Jpg { get; } = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xFF, 0xD9];

    public static byte[] Doc { get; } = Compound("WordDocument");

    public static byte[] Txt { get; } = "Grüße, こんにちは\r\n"u8.ToArray();

    public static byte[] Csv { get; } = "\uFEFFname;price\r\nBüro;5\r\n"u8.ToArray();

    /// <summary>Name, content, and the type that is stored.</summary>
    public static IReadOnlyList<(string Filename, byte[] Bytes, string ContentType)> Taken { get; } =
    [
        ("a.pdf", Pdf, "application/pdf"),
        ("a.png", Png, "image/png"),
        ("a.jpg", Jpg, "image/jpeg"),
        ("a.jpeg", Jpg, "image/jpeg"),
        ("a.doc", Doc, "application/msword"),
        ("a.txt", Txt, "text/plain"),
        ("a.csv", Csv, "text/csv"),
        ("a.docx", Package("word/document.xml"), Docx),
        ("a.xlsx", Package("xl/workbook.xml"), Xlsx),
        ("a.pptx", Package("ppt/presentation.xml", "_rels/.rels"), Pptx),
        ("A.PDF", Pdf, "application/pdf"),
    ];

    /// <summary>An archive with these parts and what makes it an Office document.</summary>
    public static byte[] Package(params string[] parts) => Archive(["[Content_Types].xml", .. parts]);

    public static byte[] Archive(params string[] entries)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write("<x/>"u8);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>A compound file whose directory names a stream far behind its beginning.</summary>
    public static byte[] Compound(string stream, int behind = 600) =>
    [
        0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[behind], .. Encoding.Unicode.GetBytes(stream),
        .. new byte[64],
    ];

    /// <summary>A document of exactly so many bytes, none of them like its neighbours.</summary>
    public static byte[] LargePdf(int size)
    {
        var bytes = new byte[size];
        new Random(size).NextBytes(bytes);
        "%PDF-1.7\n"u8.CopyTo(bytes);
        return bytes;
    }
}
