using System.IO.Compression;
using System.Net;
using System.Text;
using Commerce.Foundation.Http;

namespace Commerce.Api.Tests.Attachments;

/// <summary>Content and name must agree: neither a lying ending nor what hides in a file of a known kind gets in.</summary>
public sealed class FileKindTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task Content_of_one_kind_under_the_ending_of_another_is_refused()
    {
        var request = await api.CreateRequestAsync();
        foreach (var (filename, _, contentType) in SampleFiles.Taken)
        {
            foreach (var (other, bytes, otherType) in SampleFiles.Taken.Where(file => file.ContentType != contentType))
            {
                var isTextAnyway = contentType.StartsWith("text/", StringComparison.Ordinal)
                    && otherType.StartsWith("text/", StringComparison.Ordinal);
                if (!isTextAnyway)
                {
                    await AssertIsRefusedAsync(request, filename, bytes, $"{other} as {filename}");
                }
            }
        }
    }

    [Theory]
    [InlineData("a.exe")]
    [InlineData("a.html")]
    [InlineData("a.svg")]
    [InlineData("a.zip")]
    [InlineData("a.gif")]
    [InlineData("a.docm")]
    [InlineData("a.pdf.exe")]
    [InlineData("a.pdf\u202Eexe")]
    [InlineData("a.pdf;.exe")]
    [InlineData("a.pdf:b.exe")]
    [InlineData("pdf")]
    [InlineData("a.")]
    [InlineData("a.pdf/")]
    public async Task Ending_that_is_not_on_the_list_is_refused(string filename)
    {
        var request = await api.CreateRequestAsync();
        var answer = await AssertIsRefusedAsync(request, filename, SampleFiles.Pdf, filename);
        Assert.Contains(".pdf, .docx, .xlsx, .pptx, .doc, .csv, .txt, .png, .jpg", answer.Errors("file"), StringComparison.Ordinal);
    }

    public static TheoryData<string, string, byte[]> Polyglots
    {
        get
        {
            var data = new TheoryData<string, string, byte[]>();
            void Add(string what, string filename, params byte[] bytes) => data.Add(what, filename, bytes);
            void AddText(string what, string filename, string text) => Add(what, filename, Encoding.UTF8.GetBytes(text));

            var document = SampleFiles.Package("word/document.xml");
            Add("PDF behind something else", "a.pdf", [.. "\n"u8, .. SampleFiles.Pdf]);
            Add("PDF behind a byte order mark", "a.pdf", [0xEF, 0xBB, 0xBF, .. SampleFiles.Pdf]);
            AddText("PDF without a version", "a.pdf", "%PDF-\n<script>alert(1)</script>");
            AddText("three bytes", "a.pdf", "%PD");
            AddText("GIF as script", "a.jpg", "GIF89a/*\u0001*/=1;alert(1)");
            AddText("GIF as text", "a.txt", "GIF89a=1;alert(1)//");
            AddText("PDF as text", "a.txt", "%PDF-1.4\n1 0 obj\n<<>>\nendobj");
            AddText("PostScript as text", "a.txt", "%!PS-Adobe-3.0\n");
            AddText("RTF as text", "a.txt", "{\\rtf1\\ansi }");
            AddText("page", "a.txt", "<!doctype html><script>alert(1)</script>");
            AddText("page behind white space", "a.csv", "\r\n\t  <HTML onload=alert(1)>");
            AddText("page behind a byte order mark", "a.txt", "\uFEFF<script>alert(1)</script>");
            AddText("page that begins with a comment", "a.txt", "<!-- a --><b>b</b>");
            AddText("drawing", "a.txt", "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>");
            AddText("drawing behind a declaration", "a.csv", "<?xml version=\"1.0\"?><svg onload=\"alert(1)\"/>");
            AddText("drawing as an image", "a.png", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
            Add("NUL in a text", "a.txt", "a\0b"u8.ToArray());
            Add("program as text", "a.txt", [.. "MZ"u8, 0x90, 0, 3, 0]);
            Add("UTF-16", "a.txt", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("name;price")]);
            Add("Latin-1", "a.csv", Encoding.Latin1.GetBytes("Büro;5"));
            Add("half a character at the end", "a.txt", [.. "a"u8, 0xE3, 0x81]);
            Add("overlong character", "a.txt", 0x61, 0xC0, 0xAF);
            Add("PNG without a header", "a.png", [.. SampleFiles.Png.AsSpan(0, 8), .. "IEND"u8, 0, 0, 0, 0]);
            Add("installer as a document", "a.doc", SampleFiles.Compound("\u4840\u3f3f"));
            Add("workbook of the old format", "a.doc", SampleFiles.Compound("Workbook"));
            Add("plain archive", "a.docx", SampleFiles.Archive("word/document.xml"));
            Add("archive without a document", "a.docx", SampleFiles.Package("other/document.xml"));
            Add("two documents in one", "a.docx", SampleFiles.Package("word/document.xml", "xl/workbook.xml"));
            Add("macros", "a.docx", SampleFiles.Package("word/document.xml", "word/vbaProject.bin"));
            Add("archive behind something else", "a.docx", [.. "MZ"u8, .. document]);
            Add("something behind the archive", "a.docx", [.. document, .. "<script>"u8]);
            Add("half an archive", "a.docx", document[..^30]);
            Add("archive behind half of another", "a.docx", [.. document.AsSpan(0, 40), .. document]);
            Add("something inside of the archive", "a.docx", [.. document[..^22], .. "<script>"u8, .. document[^22..]]);
            Add("beginning of an archive", "a.docx", [.. "PK"u8, 3, 4, .. new byte[100]]);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Polyglots))]
    public async Task What_could_be_taken_for_something_else_is_refused(string what, string filename, byte[] bytes)
    {
        var request = await api.CreateRequestAsync();
        await AssertIsRefusedAsync(request, filename, bytes, what);
    }

    [Theory]
    [InlineData("a.txt", "a < b, <Anna> and 1 <2")]
    [InlineData("a.csv", "<Anna>;5")]
    [InlineData("a.txt", "See <b>this</b> and <script>alert(1)</script>")]
    [InlineData("a.txt", "\f\u001b[1m tab\tand bell-free")]
    public async Task Text_that_only_mentions_markup_is_taken_and_comes_as_a_download(string filename, string text)
    {
        var request = await api.CreateRequestAsync();
        var made = await api.AttachAsync(request, filename: filename, content: Encoding.UTF8.GetBytes(text));
        var file = (await api.As(request.Vendor).GetAnswerAsync($"{made["href"]}", $"{made["contentType"]}")).Is(HttpStatusCode.OK);

        Assert.Equal(text, file.Text);
        AssertIsInert(file);
    }

    [Fact]
    public async Task Whatever_hides_behind_a_proper_beginning_is_served_inert()
    {
        var request = await api.CreateRequestAsync();
        byte[] script = [.. "<script>alert(document.domain)</script>"u8];
        foreach (var (filename, bytes) in new[]
        {
            ("a.pdf", [.. SampleFiles.Pdf, .. script]), ("a.png", [.. SampleFiles.Png, .. script]),
            ("a.jpg", (byte[])[.. SampleFiles.Jpg, .. SampleFiles.Archive("a.html"), .. script]),
        })
        {
            var made = await api.AttachAsync(request, filename: filename, content: bytes);
            foreach (var accept in new[] { $"{made["contentType"]}", "application/octet-stream" })
            {
                var file = (await api.As(request.Client).GetAnswerAsync($"{made["href"]}", accept)).Is(HttpStatusCode.OK);
                Assert.Equal(accept, file.MediaType);
                AssertIsInert(file);
            }
        }
    }

    [Fact]
    public async Task Character_across_two_pieces_of_a_text_is_whole()
    {
        var request = await api.CreateRequestAsync();
        foreach (var shift in Enumerable.Range(0, 3))
        {
            var text = new string('a', shift) + string.Concat(Enumerable.Repeat("€", 200_000));
            var made = await api.AttachAsync(request, filename: "a.txt", content: Encoding.UTF8.GetBytes(text));
            Assert.Equal(600_000 + shift, made["size"]!.GetValue<int>());
        }

        var named = SampleFiles.Compound("WordDocument", behind: (256 * 1024) - 20);
        await api.AttachAsync(request, filename: "a.doc", content: named);
    }

    [Fact]
    public async Task Archive_that_unpacks_to_too_much_is_refused_and_none_is_unpacked()
    {
        var request = await api.CreateRequestAsync();
        var bomb = Bomb();
        await api.AttachAsync(request, filename: "a.docx", content: Claiming(bomb, 1024 * 1024 * 1024 / 9));
        await AssertIsRefusedAsync(
            request, "a.docx", Claiming(bomb, (1024 * 1024 * 1024 / 9) + 1), "a bomb that says so");
        // What it says of itself is all that is asked: whoever never unpacks is not hurt by a lie.
        await api.AttachAsync(request, filename: "a.docx", content: Claiming(bomb, 1));
        await AssertIsRefusedAsync(
            request, "a.docx", SampleFiles.Package([.. Enumerable.Range(0, 10_001).Select(i => $"word/{i}")]), "many parts");
    }

    private async Task<Answer> AssertIsRefusedAsync(TestRequest request, string filename, byte[] bytes, string what)
    {
        var answer = await api.As(request.Client).PostFormAsync(request.Attachments, new Form().File(filename, bytes));
        Assert.True(answer.Status == HttpStatusCode.BadRequest, $"{what}: {answer.Status} {answer.Text}");
        answer.IsProblem(Problems.InvalidBodyType, "file");
        return answer;
    }

    private static void AssertIsInert(Answer file)
    {
        Assert.StartsWith("attachment; filename=", file.Header("Content-Disposition"), StringComparison.Ordinal);
        Assert.Equal("nosniff", file.Header("X-Content-Type-Options"));
        Assert.Equal("default-src 'none'; sandbox", file.Header("Content-Security-Policy"));
    }

    /// <summary>Nine parts, of which eight become 32 MB each.</summary>
    private static byte[] Bomb()
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            archive.CreateEntry("[Content_Types].xml").Open().Dispose();
            var zeros = new byte[32 * 1024 * 1024];
            for (var part = 0; part < 8; part++)
            {
                using var entry = archive.CreateEntry($"word/{part}.xml", CompressionLevel.Fastest).Open();
                entry.Write(zeros);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>The same archive with a size written into every entry of its directory.</summary>
    private static byte[] Claiming(byte[] archive, int size)
    {
        byte[] claiming = [.. archive];
        for (var at = 0; claiming.AsSpan(at).IndexOf("PK\u0001\u0002"u8) is >= 0 and var found; at += found + 4)
        {
            BitConverter.TryWriteBytes(claiming.AsSpan(at + found + 24), size);
        }

        return claiming;
    }
}
