using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;

namespace Commerce.Api.Tests.Messages;

/// <summary>What is not there, not visible or never possible is refused by its address.</summary>
public sealed class BadAddressTests(Api api) : IClassFixture<Api>
{
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
}
