using System.Net;
using System.Text;

namespace Commerce.Api.Tests.Attachments;

/// <summary>From what a caller calls a file to what it is stored as, and how a download is named.</summary>
public sealed class FilenameTests(Api api) : IClassFixture<Api>
{
    public static TheoryData<string, string> Names => new()
    {
        { "a.txt", "a.txt" },
        { "My notes (2).txt", "My notes (2).txt" },
        { "Angebot für Büro.txt", "Angebot für Büro.txt" },
        { "見積書.txt", "見積書.txt" },
        { "😀.txt", "😀.txt" },
        { "می‌خواهم.txt", "می‌خواهم.txt" },
        { "/etc/passwd/../a.txt", "a.txt" },
        { "..\\..\\windows\\a.txt", "a.txt" },
        { "C:\\Users\\me\\a.txt", "a.txt" },
        { "C:a.txt", "C_a.txt" },
        { "../.txt", "file.txt" },
        { ".txt", "file.txt" },
        { "...a.txt", "a.txt" },
        { "  a.txt  ", "a.txt" },
        { "a.txt...", "a.txt" },
        { "a.txt. .", "a.txt" },
        { ".htaccess.txt", "htaccess.txt" },
        { "a\u0001\u001b[31m\u007f.txt", "a[31m.txt" },
        { "a\u0085\u2028b.txt", "ab.txt" },
        { "invoice\u202Etxt.fdp.txt", "invoicetxt.fdp.txt" },
        { "\u200E\u2066a\u2069\uFEFF.txt", "a.txt" },
        { "a<b>c|d?e*f:g.txt", "a_b_c_d_e_f_g.txt" },
        { "a\\\"b\\\".txt", "a_b_.txt" },
        { "CON.txt", "_CON.txt" },
        { "aux.backup.txt", "_aux.backup.txt" },
        { "lpt1 .txt", "_lpt1 .txt" },
        { "COM¹.txt", "_COM¹.txt" },
        { "CONTENT.txt", "CONTENT.txt" },
        { "a%22b%0d%0a.txt", "a_b%0d%0a.txt" },
        { "a;b,c='d'.txt", "a;b,c='d'.txt" },
        { new string('x', 300) + ".txt", new string('x', 251) + ".txt" },
        { string.Concat(Enumerable.Repeat("😀", 100)) + ".TXT", string.Concat(Enumerable.Repeat("😀", 62)) + ".TXT" },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Name_is_made_safe_and_told_in_both_ways(string sent, string stored)
    {
        var request = await api.CreateRequestAsync();
        var made = await api.AttachAsync(request, filename: sent);
        Assert.Equal(stored, $"{made["filename"]}");
        Assert.InRange(Encoding.UTF8.GetByteCount(stored), 1, 255);

        var file = (await api.As(request.Vendor).GetAnswerAsync(request.Attachment(1), "text/plain")).Is(HttpStatusCode.OK);
        var header = file.Header("Content-Disposition")!;
        Assert.Matches("^attachment; filename=\"[ !#$&'-\\[\\]-~]+\"; filename\\*=UTF-8''[A-Za-z0-9!#$&+.^_`|~%-]+$", header);
        var encoded = header[(header.IndexOf("''", StringComparison.Ordinal) + 2)..];
        Assert.Equal(stored, Uri.UnescapeDataString(encoded[(encoded.LastIndexOf("''", StringComparison.Ordinal) + 1)..]));
    }

    [Theory]
    [InlineData("a.txt", "attachment; filename=\"a.txt\"; filename*=UTF-8''a.txt")]
    [InlineData("Büro 5 %.txt", "attachment; filename=\"B_ro 5 _.txt\"; filename*=UTF-8''B%C3%BCro%205%20%25.txt")]
    [InlineData("it's (1).txt", "attachment; filename=\"it's (1).txt\"; filename*=UTF-8''it%27s%20%281%29.txt")]
    [InlineData("€ 😀.txt", "attachment; filename=\"_ _.txt\"; filename*=UTF-8''%E2%82%AC%20%F0%9F%98%80.txt")]
    public async Task Header_is_exactly_this(string sent, string header)
    {
        var request = await api.CreateRequestAsync();
        await api.AttachAsync(request, filename: sent);
        var file = await api.As(request.Vendor).GetAnswerAsync(request.Attachment(1), "text/plain");
        Assert.Equal(header, file.Header("Content-Disposition"));
    }

    [Theory]
    [InlineData("filename*=UTF-8''B%C3%BCro.txt", "Büro.txt")]
    [InlineData("filename=\"b_ro.txt\"; filename*=utf-8'de'B%C3%BCro.txt", "Büro.txt")]
    [InlineData("filename=\"=?utf-8?B?QsO8cm8udHh0?=\"", "Büro.txt")]
    [InlineData("filename*=UTF-8''..%2F..%2Fa.txt", "a.txt")]
    [InlineData("filename*=UTF-8''a%00%0D%0AX-Evil%3A%201.txt", "aX-Evil_ 1.txt")]
    [InlineData("filename=token.txt", "token.txt")]
    public async Task Encoded_name_is_read(string parameter, string stored)
    {
        var request = await api.CreateRequestAsync();
        var form = new Form().Part($"Content-Disposition: form-data; name=\"file\"; {parameter}", SampleFiles.Txt);
        var made = (await api.As(request.Client).PostFormAsync(request.Attachments, form)).Is(HttpStatusCode.Created).Json;
        Assert.Equal(stored, $"{made["filename"]}");
    }

    [Fact]
    public async Task Name_of_the_attachment_is_that_of_the_file_as_far_as_it_fits()
    {
        var request = await api.CreateRequestAsync();
        var made = await api.AttachAsync(request, filename: new string('x', 230) + ".txt");
        Assert.Equal(new string('x', 180), $"{made["name"]}");

        var kept = await api.AttachAsync(
            request, filename: "a.txt", json: $$"""{"name":"{{string.Concat(Enumerable.Repeat("😀", 180))}}"}""");
        Assert.Equal(360, $"{kept["name"]}".Length);
    }
}
