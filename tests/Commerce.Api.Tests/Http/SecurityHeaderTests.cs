using System.Net;
using System.Text;

namespace Commerce.Api.Tests.Http;

public sealed class SecurityHeaderTests(Api api) : IClassFixture<Api>
{
    private const string Evil = "evil.example";

    [Fact]
    public async Task Every_kind_of_answer_has_the_headers_and_names_no_host()
    {
        var request = await api.CreateRequestAsync();
        var client = api.As(request.Client);
        await api.PostAsync(request, "Hello.");
        await api.PostAsync(request, "Again.");
        var file = await api.As(request.Client).CallAsync(
            HttpMethod.Post, request.Attachments, Encoding.UTF8.GetBytes(Upload), "multipart/form-data; boundary=b");
        var answers = new List<(int Status, Answer Answer)> { (201, file) };
        foreach (var (status, path, accept) in ((int, string, string?)[])
            [
                (200, "/health/live", null), (200, "/health/ready", null), (200, "/version", null), (200, "/docs", null),
                (302, "/", null), (200, "/openapi/v1.json", null), (200, "/openapi/v1-3.0.json", null),
                (200, "/problems/not-found", null), (200, "/docs/start.js", null), (404, "/nowhere", null),
                (200, $"{request.Messages}?limit=1", null), (200, request.Messages, "application/jsonl"),
                (200, request.Message(1), "text/html"), (200, request.Attachment(1), "text/plain"),
                (200, $"/v1/accounts/accounts/{request.Client.Id}/icon", null), (406, request.Path, "image/png"),
                (404, "/v1/commerce/requests/REQ-0000-0000", null), (400, $"{request.Messages}?x=1", null),
                (414, $"{request.Messages}?x={new string('y', 17_000)}", null),
            ])
        {
            answers.Add((status, await CallAsync(client, HttpMethod.Get, path, accept)));
        }

        answers.Add((401, await CallAsync(api.Anonymous, HttpMethod.Get, request.Path)));
        answers.Add((405, await CallAsync(client, HttpMethod.Delete, request.Path)));
        answers.Add((405, await CallAsync(client, HttpMethod.Options, request.Path)));
        answers.Add((413, await CallAsync(client, HttpMethod.Post, request.Messages, body: new byte[(1024 * 1024) + 1])));
        answers.Add((415, await CallAsync(client, HttpMethod.Post, request.Messages, body: [1], mediaType: "text/plain")));
        await api.ExecuteAsync("alter table message rename to message_away");
        answers.Add((500, await CallAsync(client, HttpMethod.Get, request.Messages)));
        await api.ExecuteAsync("alter table message_away rename to message");

        foreach (var (status, answer) in answers)
        {
            answer.Is((HttpStatusCode)status);
            SecurityHeaders.AreOn(answer);
            HostNames.AreNotIn(answer, Evil);
            Assert.Null(answer.Header("Strict-Transport-Security"));
        }
    }

    [Fact]
    public async Task What_an_account_sees_is_kept_by_no_shared_cache()
    {
        var request = await api.CreateRequestAsync();

        foreach (var path in (string[])[request.Path, request.Messages, "/v1/commerce/nowhere", $"/public{request.Path}"])
        {
            var answer = await api.As(request.Client).GetAnswerAsync(path);

            Assert.Equal("private, no-cache", answer.Header("Cache-Control"));
            Assert.Equal("Authorization, Accept, Accept-Language", answer.Header("Vary"));
        }
    }

    [Theory]
    [InlineData("https://portal.example")]
    [InlineData("null")]
    public async Task Pages_of_other_origins_are_told_nothing(string origin)
    {
        var preflight = await api.Anonymous.CallAsync(
            HttpMethod.Options, "/v1/commerce/requests",
            headers: [("Origin", origin), ("Access-Control-Request-Method", "POST")]);
        var call = await api.Anonymous.CallAsync(HttpMethod.Get, "/version", headers: ("Origin", origin));

        SecurityHeaders.AreOn(preflight.Is(HttpStatusCode.MethodNotAllowed));
        SecurityHeaders.AreOn(call.Is(HttpStatusCode.OK));
    }

    private const string Upload =
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\none line\r\n--b--\r\n";

    /// <summary>Calls under a name that is not the service's, in every way in which it can be told.</summary>
    private static Task<Answer> CallAsync(
        HttpClient http, HttpMethod method, string path, string? accept = null, byte[]? body = null,
        string mediaType = "application/json") => http.CallAsync(
            method, path, body, body is null ? null : mediaType, accept,
            ("Host", Evil), ("X-Forwarded-Host", Evil), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Prefix", $"/{Evil}"),
            ("Forwarded", $"host={Evil};proto=https"), ("X-Original-Host", Evil));
}
