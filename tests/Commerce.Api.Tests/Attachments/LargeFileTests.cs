using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Commerce.Foundation.Http;

namespace Commerce.Api.Tests.Attachments;

/// <summary>The largest files, through a service that has no room for them.</summary>
public sealed class LargeFileTests(SmallService service) : IClassFixture<SmallService>
{
    private const int Largest = 30_000_000;
    private const int AtOnce = 4;

    [Fact]
    public async Task Largest_files_go_up_and_come_down_through_a_small_heap()
    {
        using var http = service.Client();
        var file = SampleFiles.LargePdf(Largest);
        var form = new Form().File("large.pdf", file).End();
        var before = service.PeakMemory();

        var made = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async _ =>
            (await http.CallAsync(HttpMethod.Post, service.Attachments, form, Form.MediaType)).Is(HttpStatusCode.Created)));
        var hashes = await Task.WhenAll(made.Select(async answer =>
        {
            using var call = new HttpRequestMessage(HttpMethod.Get, $"{answer.Json["href"]}");
            call.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/pdf"));
            using var response = await http.SendAsync(call, HttpCompletionOption.ResponseHeadersRead);
            Assert.Equal(Largest, response.Content.Headers.ContentLength);
            return await SHA256.HashDataAsync(await response.Content.ReadAsStreamAsync());
        }));

        Assert.All(hashes, hash => Assert.Equal(SHA256.HashData(file), hash));
        Assert.All(made, answer => Assert.Equal(Largest, answer.Json["size"]!.GetValue<int>()));
        TestContext.Current.SendDiagnosticMessage(
            $"{AtOnce} files of {Largest} bytes at once, up and down: the process held {before:N0} bytes at the most before, "
            + $"{service.PeakMemory():N0} after.");
        // One file more at a time would be 120 MB: the bound is far from the figure, and farther from that.
        Assert.InRange(service.PeakMemory() - before, long.MinValue, 100_000_000);
        await AssertNothingIsLeftAsync(AtOnce);
    }

    [Fact]
    public async Task One_byte_more_is_too_much()
    {
        using var http = service.Client();
        var count = await CountAsync();
        foreach (var fileFirst in new[] { true, false })
        {
            var file = SampleFiles.LargePdf(Largest + 1);
            var form = fileFirst ? new Form().File("a.pdf", file).Json("{}") : new Form().Json("{}").File("a.pdf", file);
            var answer = await http.CallAsync(HttpMethod.Post, service.Attachments, form.End(), Form.MediaType);

            Assert.Contains("30000000", $"{answer.IsProblem(Problems.PayloadTooLargeType)["detail"]}", StringComparison.Ordinal);
        }

        await AssertNothingIsLeftAsync(count);
    }

    [Fact]
    public async Task Who_sends_it_in_vain_hears_why()
    {
        using var http = service.Client();
        var form = new Form().File("large.pdf", SampleFiles.LargePdf(Largest)).End();
        var answer = await http.CallAsync(
            HttpMethod.Post, "/v1/commerce/requests/REQ-0000-0001/attachments", form, Form.MediaType);

        answer.IsProblem(Problems.NotFoundType);
    }

    [Theory]
    [InlineData("Content-Length: 50000000")]
    [InlineData("Content-Length: 9999999999999")]
    public async Task Body_that_announces_more_is_refused_before_it_comes(string length)
    {
        var answer = await RawHttp.SendAsync(
            service.Address,
            [
                $"POST {service.Attachments} HTTP/1.1", $"Authorization: Bearer {service.Token}",
                $"Content-Type: {Form.MediaType}", length,
            ]);

        answer.IsProblem(Problems.PayloadTooLargeType);
    }

    [Fact]
    public async Task Only_this_route_takes_so_much()
    {
        using var http = service.Client();
        var large = $"{{\"content\":\"{new string('x', 2_000_000)}\"}}";
        var answer = await http.PostAnswerAsync(service.Attachments.Replace("attachments", "messages", StringComparison.Ordinal), large);

        answer.IsProblem(Problems.PayloadTooLargeType);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Interrupted_upload_leaves_nothing(bool kill)
    {
        var count = await CountAsync();
        using (var socket = await BeginUploadAsync())
        {
            // On its way it has no name: whatever ends the process leaves no file.
            await Poll.UntilAsync("the upload has begun", () => Task.FromResult(
                service.UnfinishedUploads() == 1 || !OperatingSystem.IsLinux()));
            if (!OperatingSystem.IsWindows())
            {
                Assert.Empty(Directory.GetFiles(service.Spool, "commerce-upload-*"));
            }

            if (kill)
            {
                await service.RestartAsync();
            }
            else
            {
                socket.LingerState = new LingerOption(true, 0);
            }
        }

        await Poll.UntilAsync("the upload is forgotten", () => Task.FromResult(service.UnfinishedUploads() == 0));
        await AssertNothingIsLeftAsync(count);
        using var http = service.Client();
        (await http.PostFormAsync(service.Attachments, new Form().File("a.txt", SampleFiles.Txt))).Is(HttpStatusCode.Created);
    }

    /// <summary>Announces ten megabytes, and sends one.</summary>
    private async Task<Socket> BeginUploadAsync()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(service.Address.Host, service.Address.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes(
            $"POST {service.Attachments} HTTP/1.1\r\nHost: {service.Address.Authority}\r\n"
            + $"Authorization: Bearer {service.Token}\r\nContent-Type: {Form.MediaType}\r\n"
            + "Content-Length: 10000000\r\n\r\n"));
        await socket.SendAsync(new Form().File("a.pdf", SampleFiles.LargePdf(1_000_000)).End().AsMemory(..1_000_000));
        return socket;
    }

    private async Task<int> CountAsync()
    {
        using var http = service.Client();
        return (await http.GetAnswerAsync($"{service.Attachments}?limit=0")).Total;
    }

    private async Task AssertNothingIsLeftAsync(int attachments)
    {
        Assert.Empty(Directory.GetFiles(service.Spool, "commerce-upload-*"));
        await Poll.UntilAsync("only the bytes of attachments are stored", async () =>
            await service.Installation.CountAsync("""
                select count(*)
                from attachment_chunk c
                where not exists (select from attachment f where f.content_id = c.content_id)
                """) == 0);
        Assert.True(await CountAsync() >= attachments);
    }
}
