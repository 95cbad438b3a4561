using System.Text;
using Commerce.Foundation.Http;

namespace Commerce.Api.Tests.Messages;

/// <summary>Bodies that are too long, broken or never come are refused, and nothing is stored.</summary>
public sealed class BodySizeTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task Body_of_20_MB_is_413_before_it_is_sent()
    {
        var request = await api.CreateRequestAsync();

        var answer = await RawHttp.SendAsync(api.Address,
        [
            $"POST {request.Messages} HTTP/1.1", $"Authorization: Bearer {request.Client.Token}",
            "Content-Type: application/json", "Content-Length: 20000000",
        ]);

        answer.IsProblem(Problems.PayloadTooLargeType);
        Assert.Equal(0, await api.CountStoredAsync(request));
    }

    [Fact]
    public async Task Body_over_1_MiB_of_unknown_length_is_413()
    {
        var request = await api.CreateRequestAsync();
        var text = new string('a', 1024 * 1024);
        var chunk = Encoding.ASCII.GetBytes($"{text.Length:x}\r\n{text}\r\n");

        var answer = await RawHttp.SendAsync(
            api.Address,
            [
                $"POST {request.Messages} HTTP/1.1", $"Authorization: Bearer {request.Client.Token}",
                "Content-Type: application/json", "Transfer-Encoding: chunked",
            ],
            [.. chunk, .. chunk, .. "0\r\n\r\n"u8]);

        answer.IsProblem(Problems.PayloadTooLargeType);
        Assert.Equal(0, await api.CountStoredAsync(request));
    }

    [Fact]
    public async Task Body_of_1_MiB_is_read_and_refused_for_its_content()
    {
        var request = await api.CreateRequestAsync();
        const string frame = """{"content":""}""";
        var body = frame.Insert(12, new string('a', (1024 * 1024) - frame.Length));

        var answer = await api.As(request.Client).PostAnswerAsync(request.Messages, body);

        answer.IsProblem(Problems.InvalidBodyType, "content");
    }

    [Fact]
    public async Task Body_in_broken_chunks_is_a_malformed_call()
    {
        var request = await api.CreateRequestAsync();

        var answer = await RawHttp.SendAsync(
            api.Address,
            [
                $"POST {request.Messages} HTTP/1.1", $"Authorization: Bearer {request.Client.Token}",
                "Content-Type: application/json", "Transfer-Encoding: chunked",
            ],
            "f\r\n{\"content\":\"a\"}\r\nzz\r\n"u8.ToArray());

        answer.IsProblem(Problems.MalformedRequestType);
        Assert.Equal(0, await api.CountStoredAsync(request));
    }

    [Fact]
    public async Task Body_that_does_not_come_is_408()
    {
        var request = await api.CreateRequestAsync();

        var answer = await RawHttp.SendAsync(
            api.Address,
            [
                $"POST {request.Messages} HTTP/1.1", $"Authorization: Bearer {request.Client.Token}",
                "Content-Type: application/json", "Content-Length: 100",
            ]);

        answer.IsProblem(Problems.RequestTimeoutType);
        Assert.Equal(0, await api.CountStoredAsync(request));
    }
}
