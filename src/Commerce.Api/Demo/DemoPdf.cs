using System.Globalization;
using System.Text;

namespace Commerce.Api.Demo;

/// <summary>Writes a document of one page (PDF 1.4).</summary>
internal static class DemoPdf
{
    /// <param name="lines">What stands on the page, in letters that a typewriter has.</param>
    public static byte[] Of(params string[] lines)
    {
        var text = string.Concat(lines.Select(line => $"({Escaped(line)}) Tj T*\n"));
        var page = $"BT /F1 11 Tf 16 TL 60 780 Td\n{text}ET";
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                + " /Resources << /Font << /F1 5 0 R >> >> >>",
            $"<< /Length {page.Length} >>\nstream\n{page}\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
        ];
        var document = new StringBuilder("%PDF-1.4\n");
        var places = new StringBuilder("0000000000 65535 f \n");
        for (var i = 0; i < objects.Length; i++)
        {
            places.Append(CultureInfo.InvariantCulture, $"{document.Length:0000000000} 00000 n \n");
            document.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var table = document.Length;
        document.Append(CultureInfo.InvariantCulture, $"""
            xref
            0 {objects.Length + 1}
            {places}trailer
            << /Size {objects.Length + 1} /Root 1 0 R >>
            startxref
            {table}
            %%EOF

            """);
        return Encoding.ASCII.GetBytes(document.ToString());
    }

    private static string Escaped(string line) => line
        .Replace(@"\", @"\\", StringComparison.Ordinal)
        .Replace("(", @"\(", StringComparison.Ordinal)
        .Replace(")", @"\)", StringComparison.Ordinal);
}
