using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Commerce.Foundation.Http;

namespace Commerce.Api.Tests.Attachments;

public sealed class DownloadTests(Api api) : IClassFixture<Api>
{
    // Over the end of a piece, and not a multiple of anything.
    private static readonly byte[] Large = SampleFiles.LargePdf((2 * 256 * 1024) + 77);

    [Theory]
    [InlineData(null, "application/json; charset=utf-8")]
    [InlineData("*/*", "application/json; charset=utf-8")]
    [InlineData("application/json", "application/json; charset=utf-8")]
    [InlineData("application/*", "application/json; charset=utf-8")]
    [InlineData("application/json, application/pdf", "application/json; charset=utf-8")]
    [InlineData("application/pdf", "application/pdf")]
    [InlineData("application/PDF", "application/pdf")]
    [InlineData("application/octet-stream", "application/octet-stream")]
    [InlineData("application/pdf, */*;q=0.5", "application/pdf")]
    [InlineData("image/png, application/pdf;q=0.2", "application/pdf")]
    [InlineData("application/json;q=0, */*", "application/pdf")]
    [InlineData("text/html", null)]
    [InlineData("image/png", null)]
    [InlineData("application/msword;q=1, application/pdf;q=0", null)]
    public async Task Accept_chooses_between_the_fields_and_the_file(string? accept, string? mediaType)
    {
        var request = await api.CreateRequestAsync();
        await api.AttachAsync(request, filename: "a.pdf", content: SampleFiles.Pdf);
        var answer = await api.As(request.Vendor).GetAnswerAsync(request.Attachment(1), accept);

        if (mediaType is null)
        {
            answer.IsProblem(Problems.NotAcceptableType);
        }
        else
        {
            Assert.Equal(mediaType, answer.Is(HttpStatusCode.OK).MediaType);
            Assert.Equal(
                mediaType.StartsWith("application/json", StringComparison.Ordinal),
                answer.Text.Contains(request.AttachmentId(1), StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Image_in_a_page_gets_the_bytes()
    {
        var request = await api.CreateRequestAsync();
        await api.AttachAsync(request, filename: "a.png", content: SampleFiles.Png);
        var answer = await api.As(request.Vendor).GetAnswerAsync(
            request.Attachment(1), "image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8");

        Assert.Equal("image/png", answer.Is(HttpStatusCode.OK).MediaType);
        Assert.Equal(SampleFiles.Png, answer.Bytes);
    }

    [Fact]
    public async Task Head_tells_of_the_file_without_its_bytes()
    {
        var (request, tag) = await LargeAsync();
        var head = (await api.As(request.Client).CallAsync(
            HttpMethod.Head, request.Attachment(1), accept: "application/pdf", headers: ("Range", "bytes=0-9")))
            .Is(HttpStatusCode.OK);

        Assert.Empty(head.Bytes);
        Assert.Equal(Large.Length.ToString(CultureInfo.InvariantCulture), head.Header("Content-Length"));
        Assert.Equal(("application/pdf", tag, "bytes"), (head.MediaType, head.Header("ETag"), head.Header("Accept-Ranges")));
        Assert.Null(head.Header("Content-Range"));

        var json = await api.As(request.Client).CallAsync(HttpMethod.Head, request.Attachment(1));
        Assert.Equal("application/json; charset=utf-8", json.Is(HttpStatusCode.OK).MediaType);
    }

    public static TheoryData<string, int?, int?> Ranges
    {
        get
        {
            var last = Large.Length - 1;
            return new()
            {
                { "bytes=0-0", 0, 0 },
                { "bytes=0-", 0, last },
                { "bytes=5-14", 5, 14 },
                { $"bytes={last}-", last, last },
                { $"bytes={last}-{last + 1000}", last, last },
                { "bytes=262143-262144", 262143, 262144 },
                { "bytes=262144-524287", 262144, 524287 },
                { "bytes=100-524300", 100, 524300 },
                { "bytes=-1", last, last },
                { "bytes=-100", last - 99, last },
                { $"bytes=-{last + 500}", 0, last },
                { "BYTES=1-2", 1, 2 },
                { $"bytes={last + 1}-", null, 416 },
                { $"bytes={last + 1}-{last + 9}", null, 416 },
                { "bytes=-0", null, 416 },
                { "bytes=0-1,5-6", null, 200 },
                { "bytes=0-1, -5", null, 200 },
                { "bytes=5-2", null, 200 },
                { "bytes=", null, 200 },
                { "bytes=a-b", null, 200 },
                { "bytes=-", null, 200 },
                { "lines=0-1", null, 200 },
                { "bytes=99999999999999999999-", null, 200 },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Ranges))]
    public async Task Range_gets_its_part(string range, int? from, int? to)
    {
        var (request, tag) = await LargeAsync();
        var answer = await api.As(request.Vendor).CallAsync(
            HttpMethod.Get, request.Attachment(1), accept: "application/pdf", headers: ("Range", range));

        if (from is { } first)
        {
            answer.Is(HttpStatusCode.PartialContent);
            Assert.Equal($"bytes {first}-{to}/{Large.Length}", answer.Header("Content-Range"));
            Assert.Equal(Large[first..(to!.Value + 1)], answer.Bytes);
            Assert.Equal(tag, answer.Header("ETag"));
        }
        else if (to == 416)
        {
            answer.IsProblem(Problems.RangeNotSatisfiableType);
            Assert.Equal($"bytes */{Large.Length}", answer.Header("Content-Range"));
        }
        else
        {
            Assert.Equal(Large, answer.Is(HttpStatusCode.OK).Bytes);
            Assert.Null(answer.Header("Content-Range"));
        }
    }

    [Fact]
    public async Task Conditions_hold_as_the_standard_has_it()
    {
        var (request, tag) = await LargeAsync();
        var whole = await GetAsync(request);
        Assert.Equal(tag, whole.Is(HttpStatusCode.OK).Header("ETag"));
        var modified = whole.Header("Last-Modified")!;
        var later = Time(modified, 1);
        var earlier = Time(modified, -1);
        const string other = "\"00\"";
        foreach (var (name, value, status) in new (string, string, int)[]
        {
            ("If-None-Match", tag, 304), ("If-None-Match", $"W/{tag}", 304), ("If-None-Match", $"{other}, {tag}", 304),
            ("If-None-Match", "*", 304), ("If-None-Match", other, 200),
            ("If-Modified-Since", modified, 304), ("If-Modified-Since", later, 304), ("If-Modified-Since", earlier, 200),
            ("If-Modified-Since", "yesterday", 200),
            ("If-Match", tag, 200), ("If-Match", "*", 200), ("If-Match", other, 412), ("If-Match", $"W/{tag}", 412),
            ("If-Unmodified-Since", modified, 200), ("If-Unmodified-Since", earlier, 412),
        })
        {
            var answer = await GetAsync(request, (name, value));
            Assert.True((int)answer.Status == status, $"{name}: {value} is {(int)answer.Status}");
            Assert.Equal(status == 200, answer.Bytes.Length == Large.Length);
            if (status == 304)
            {
                Assert.Empty(answer.Bytes);
                Assert.Equal(tag, answer.Header("ETag"));
            }
        }

        // The tag says more than the time; and what is not modified is not sent in part either.
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(request, ("If-None-Match", other), ("If-Modified-Since", later))).Status);
        Assert.Equal(
            HttpStatusCode.NotModified, (await GetAsync(request, ("If-None-Match", tag), ("Range", "bytes=0-1"))).Status);
        foreach (var (condition, isPart) in new[]
        {
            (tag, true), (modified, true), ($"W/{tag}", false), (other, false), (earlier, false), (later, false),
            ("never", false),
        })
        {
            var answer = await GetAsync(request, ("Range", "bytes=10-19"), ("If-Range", condition));
            Assert.Equal(isPart ? HttpStatusCode.PartialContent : HttpStatusCode.OK, answer.Status);
            Assert.Equal(isPart ? Large[10..20] : Large, answer.Bytes);
        }
    }

    [Fact]
    public async Task Parts_of_a_file_make_the_whole()
    {
        var (request, tag) = await LargeAsync();
        var parts = new List<byte>();
        while (parts.Count < Large.Length)
        {
            var part = await GetAsync(
                request, ("Range", $"bytes={parts.Count}-{parts.Count + 99_998}"), ("If-Range", tag));
            parts.AddRange(part.Is(HttpStatusCode.PartialContent).Bytes);
        }

        Assert.Equal(Large, parts);
    }

    [Fact]
    public async Task Fields_have_a_validator_of_their_own()
    {
        var (request, tag) = await LargeAsync();
        var read = await api.As(request.Client).GetAnswerAsync(request.Attachment(1));
        var known = await api.As(request.Client).CallAsync(
            HttpMethod.Get, request.Attachment(1), headers: ("If-None-Match", read.Header("ETag")!));

        Assert.NotEqual(tag, read.Header("ETag"));
        Assert.Equal(HttpStatusCode.NotModified, known.Status);
    }

    private Task<Answer> GetAsync(TestRequest request, params (string Name, string Value)[] headers) =>
        api.As(request.Vendor).CallAsync(
            HttpMethod.Get, request.Attachment(1), accept: "application/pdf", headers: headers);

    private static string Time(string modified, int seconds) =>
        DateTimeOffset.Parse(modified, CultureInfo.InvariantCulture).AddSeconds(seconds).ToString("R", CultureInfo.InvariantCulture);

    private async Task<(TestRequest Request, string Tag)> LargeAsync()
    {
        var request = await api.CreateRequestAsync();
        await api.AttachAsync(request, filename: "large.pdf", content: Large);
        return (request, $"\"{Convert.ToHexStringLower(SHA256.HashData(Large))}\"");
    }
}
