using System.Net;
using System.Text;
using Commerce.Api.Http;
using Commerce.Api.Identity;

namespace Commerce.Api.Tests.Messages;

/// <summary>
/// Whatever is wrong with a call, it is told as a problem and nothing is stored. Long, since the tables are the list.
/// </summary>
public sealed class BadInputTests(Api api) : IClassFixture<Api>
{
    public static TheoryData<string, string, string> Bodies => new()
    {
        { "content missing", "{}", "content" },
        { "content missing beside others", """{"visibility":{"vendor":false}}""", "content" },
        { "content null", """{"content":null}""", "content" },
        { "content a number", """{"content":5}""", "content" },
        { "content true", """{"content":true}""", "content" },
        { "content an object", """{"content":{"text":"Hello"}}""", "content" },
        { "content an array", """{"content":["Hello"]}""", "content" },
        { "content empty", """{"content":""}""", "content" },
        { "content blank", """{"content":" \t\r\n\u00a0\u2003\u3000"}""", "content" },
        { "content over its limit", $$"""{"content":"{{new string('a', 10_001)}}"}""", "content" },
        { "content over its limit, astral", $$"""{"content":"{{Repeat("😀", 10_001)}}"}""", "content" },
        { "content holding NUL", """{"content":"a\u0000b"}""", "content" },
        { "content with a lone high surrogate", """{"content":"a\ud800b"}""", "content" },
        { "content with a lone low surrogate", """{"content":"\ude00"}""", "content" },
        { "content with its surrogates swapped", """{"content":"\ude00\ud83d"}""", "content" },
        { "content twice", """{"content":"a","content":"b"}""", "content" },
        { "content twice, once escaped", """{"content":"a","cont\u0065nt":"b"}""", "content" },
        { "visibility twice", """{"content":"a","visibility":{},"visibility":{}}""", "visibility" },
        {
            "visibility.vendor twice",
            """{"content":"a","visibility":{"vendor":false,"vendor":true}}""",
            "visibility.vendor"
        },
        { "read-only field twice", """{"content":"a","id":"a","id":"b"}""", "id" },
        { "unknown field", """{"content":"a","colour":"red"}""", "colour" },
        { "mistyped visibility", """{"content":"a","visibilty":{"vendor":false}}""", "visibilty" },
        { "field in the wrong case", """{"content":"a","Visibility":{"vendor":false}}""", "Visibility" },
        { "unknown field in visibility", """{"content":"a","visibility":{"vendors":false}}""", "visibility.vendors" },
        { "visibility null", """{"content":"a","visibility":null}""", "visibility" },
        { "visibility a string", """{"content":"a","visibility":"vendor"}""", "visibility" },
        { "visibility an array", """{"content":"a","visibility":[]}""", "visibility" },
        { "visibility.client null", """{"content":"a","visibility":{"client":null}}""", "visibility.client" },
        { "visibility.client a string", """{"content":"a","visibility":{"client":"false"}}""", "visibility.client" },
        { "visibility.client a number", """{"content":"a","visibility":{"client":0}}""", "visibility.client" },
        {
            "seen by nobody",
            """{"content":"a","visibility":{"client":false,"vendor":false,"operations":false}}""",
            "visibility"
        },
        { "empty name", """{"content":"a","":1}""", "" },
        { "broken JSON", """{"content":"a" """, "body" },
        { "broken JSON behind the object", """{"content":"a"} x""", "body" },
        { "two objects", """{"content":"a"}{"content":"b"}""", "body" },
        { "trailing comma", """{"content":"a",}""", "body" },
        { "comment", """{"content":"a"/* b */}""", "body" },
        { "single quotes", "{'content':'a'}", "body" },
        { "raw line break in a string", "{\"content\":\"a\nb\"}", "body" },
        { "unknown escape", """{"content":"\x41"}""", "body" },
        { "deep JSON in a field that is ignored", $$"""{"content":"a","audit":{{Deep(70)}}}""", "body" },
        { "very deep JSON", $$"""{"content":"a","audit":{{Deep(10_000)}}}""", "body" },
        { "array", """[{"content":"a"}]""", "body" },
        { "string", "\"content\"", "body" },
        { "number", "1", "body" },
        { "null", "null", "body" },
        { "white space", " \r\n ", "body" },
        { "no body", "", "body" },
        { "form", "content=a", "body" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Body_that_does_not_fit_is_refused_by_its_field(string what, string body, string field)
    {
        var request = await api.CreateRequestAsync();

        var answer = await api.As(request.Client).PostAnswerAsync(request.Messages, body);

        var problem = answer.IsProblem(Problems.InvalidBodyType, field);
        Assert.Equal(request.Messages, problem["instance"]!.GetValue<string>());
        Assert.True(await api.CountStoredAsync(request) == 0, what);
    }

    [Fact]
    public async Task Mistyped_field_is_told_with_the_one_that_was_meant()
    {
        var request = await api.CreateRequestAsync();

        var answer = await api.As(request.Client).PostAnswerAsync(
            request.Messages, """{"content":"a","visibilty":{"vendor":false}}""");

        Assert.Contains("`visibility`", answer.Errors("visibilty"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once()
    {
        var request = await api.CreateRequestAsync();

        var answer = await api.As(request.Client).PostAnswerAsync(
            request.Messages, """{"contents":"a","visibility":{"vendor":0,"clients":true}}""");

        answer.IsProblem(
            Problems.InvalidBodyType, "content", "contents", "visibility.clients", "visibility.vendor");
        Assert.Equal(0, await api.CountStoredAsync(request));
    }

    public static TheoryData<string, byte[]> InvalidUtf8 => new()
    {
        { "a lone continuation byte", [0x80] },
        { "Latin-1", [0xE9] },
        { "an overlong slash", [0xC0, 0xAF] },
        { "an encoded surrogate", [0xED, 0xA0, 0x80] },
        { "a code point beyond the last", [0xF4, 0x90, 0x80, 0x80] },
        { "half of a character", [0xF0, 0x9F, 0x98] },
    };

    [Theory]
    [MemberData(nameof(InvalidUtf8))]
    public async Task Invalid_UTF_8_is_refused(string what, byte[] bytes)
    {
        var request = await api.CreateRequestAsync();
        byte[] body = [.. "{\"content\":\"a"u8, .. bytes, .. "b\"}"u8];

        var answer = await api.As(request.Client).CallAsync(
            HttpMethod.Post, request.Messages, body, "application/json");

        answer.IsProblem(Problems.InvalidBodyType, "body");
        Assert.True(await api.CountStoredAsync(request) == 0, what);
    }

    [Fact]
    public async Task Key_twice_inside_an_ignored_field_is_no_fault_of_the_service()
    {
        var request = await api.CreateRequestAsync();

        var answer = await api.As(request.Client).PostAnswerAsync(
            request.Messages, """{"content":"a","account":{"id":1,"id":2},"audit":{"x":"\ud800","y":"\u0000"}}""");

        Assert.Contains(answer.Status, (HttpStatusCode[])[HttpStatusCode.Created, HttpStatusCode.BadRequest]);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/xml")]
    [InlineData("application/octet-stream")]
    [InlineData("application/json-seq")]
    [InlineData("application/jsonl")]
    [InlineData("text/markdown")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json; charset=iso-8859-1")]
    [InlineData(null)]
    public async Task Wrong_media_type_is_415(string? mediaType)
    {
        var request = await api.CreateRequestAsync();

        var answer = await api.As(request.Client).PostAnswerAsync(
            request.Messages, """{"content":"Hello"}""", mediaType);

        answer.IsProblem(Problems.UnsupportedMediaTypeType);
        Assert.Equal(0, await api.CountStoredAsync(request));
    }

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

    public static TheoryData<string> StrangeIds =>
    [
        "REQ-9999-9999", "REQ-0000-0000-0000", "REQ-1234", "REQ-1234-123", "REQ-1234-12345", "REQ-1234_5678",
        "MSG-1234-5678", "REQ-12%204-5678", "REQ-%EF%BC%91%EF%BC%92%EF%BC%93%EF%BC%94-5678", "REQ-1234-567%D9%A3", "REQ", "REQ-", "1", "-1", "null",
        "REQ-1234-5678-0001-0002", "REQ-+123-5678", "REQ-1e10-5678", "REQ-1234-5678%27%20or%201=1--",
        "%F0%9F%98%80",
        "REQ-1234-5678%2Fmessages", "REQ-1234-5678%0d%0aSet-Cookie:%20a=b", "%01", "%1f", "%7f", "%09", "%0a",
        "%c2%85", "%e2%80%a8", "%", "%zz", "%ff", "%c0%af", ";", "REQ-1234-5678;x=1", "*",
        "REQ-99999999999999999999-9999",
    ];

    [Theory]
    [MemberData(nameof(StrangeIds))]
    public async Task Unknown_and_malformed_request_ids_are_404_as_if_never_there(string id)
    {
        var client = await api.CreateClientAsync();
        var nothing = await CallRawAsync(client, "GET", "/v1/commerce/requests/REQ-9999-9998/messages");

        foreach (var (method, path) in ((string, string)[])[
            ("GET", $"/v1/commerce/requests/{id}"), ("GET", $"/v1/commerce/requests/{id}/messages"),
            ("POST", $"/v1/commerce/requests/{id}/messages"),
            ("GET", $"/v1/commerce/requests/{id}/messages/MSG-1234-5678-0000-0001")])
        {
            var answer = await CallRawAsync(client, method, path);
            answer.IsProblem(Problems.NotFoundType);
            Assert.Equal(WithoutPlace(nothing), WithoutPlace(answer));
        }
    }

    public static TheoryData<string> StrangeMessageIds =>
    [
        "{0}-0000-0002", "{0}-0000-0000", "{0}-9999-9999", "{0}-0000", "{0}", "{0}-0000-0001-0000", "{0}-0000-000x",
        "x", "%0d%0a", "%01", "%7f", "{0}-0000-0001%0d%0a", "{0}-0000-0001%20", "%20{0}-0000-0001", "-1", "1",
    ];

    [Theory]
    [MemberData(nameof(StrangeMessageIds))]
    public async Task Unknown_and_malformed_message_ids_are_404_as_if_never_there(string id)
    {
        var request = await api.CreateRequestAsync();
        await api.PostAsync(request, "Hello");
        var path = $"{request.Messages}/{id.Replace("{0}", $"MSG{request.Id[3..]}", StringComparison.Ordinal)}";
        var nothing = await CallRawAsync(request.Client, "GET", request.Message(77));

        var answer = await CallRawAsync(request.Client, "GET", path);

        answer.IsProblem(Problems.NotFoundType);
        Assert.Equal(WithoutPlace(nothing), WithoutPlace(answer));
    }

    [Theory]
    [InlineData(AccountType.Client)]
    [InlineData(AccountType.Vendor)]
    public async Task Foreign_ids_are_404_as_if_never_there(AccountType type)
    {
        var request = await api.CreateRequestAsync();
        await api.PostAsync(request, "Hello");
        var stranger = await api.CreateAccountAsync(type);
        var nothing = await CallRawAsync(stranger, "GET", "/v1/commerce/requests/REQ-9999-9998/messages");

        foreach (var (method, path) in ((string, string)[])[
            ("GET", request.Path), ("GET", request.Messages), ("POST", request.Messages), ("GET", request.Message(1))])
        {
            var answer = await CallRawAsync(stranger, method, path);
            answer.IsProblem(Problems.NotFoundType);
            Assert.Equal(WithoutPlace(nothing), WithoutPlace(answer));
            Assert.Equal(Names(nothing), Names(answer));
        }

        Assert.Equal(1, await api.CountStoredAsync(request));
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task Messages_are_never_changed_or_deleted(string method)
    {
        var request = await api.CreateRequestAsync();
        await api.PostAsync(request, "Hello");
        var client = api.As(request.Client);

        foreach (var (path, allow) in ((string, string[])[])[
            (request.Messages, ["GET", "POST"]), (request.Message(1), ["GET"]), ("/v1/commerce/messages", ["GET"]),
            ("/public" + request.Message(1), ["GET"])])
        {
            var answer = await client.CallAsync(
                new HttpMethod(method), path, """{"content":"Changed"}"""u8.ToArray(), "application/json");
            answer.IsProblem(Problems.MethodNotAllowedType);
            Assert.Equal(allow, answer.Header("Allow")!.Split(", ").Except(["HEAD"]).Order());
        }

        var read = await client.GetAnswerAsync(request.Messages);
        Assert.Equal(["Hello"], read.Each("content"));
    }

    private async Task<Answer> CallRawAsync(TestAccount caller, string method, string path)
    {
        var body = method == "POST" ? """{"content":"Hello"}"""u8.ToArray() : null;
        return await RawHttp.SendAsync(
            api.Address,
            [
                $"{method} {path} HTTP/1.1", $"Authorization: Bearer {caller.Token}",
                .. body is null ? (string[])[] : ["Content-Type: application/json", $"Content-Length: {body.Length}"],
            ],
            body);
    }

    private static string WithoutPlace(Answer answer)
    {
        var problem = answer.Json;
        return problem.Remove("instance") && problem.Remove("traceId") ? problem.ToJsonString() : "";
    }

    private static IEnumerable<string> Names(Answer answer) => answer.Headers.Select(header => header.Key).Order();

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static string Deep(int levels) =>
        $"{Repeat("{\"a\":", levels)}1{new string('}', levels)}";
}
