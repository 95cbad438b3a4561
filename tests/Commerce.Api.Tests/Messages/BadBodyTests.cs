using System.Net;
using Commerce.Foundation.Http;

namespace Commerce.Api.Tests.Messages;

/// <summary>Whatever is wrong with a body, it is told as a problem and nothing is stored.</summary>
public sealed class BadBodyTests(Api api) : IClassFixture<Api>
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

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static string Deep(int levels) =>
        $"{Repeat("{\"a\":", levels)}1{new string('}', levels)}";
}
