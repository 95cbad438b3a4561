using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Commerce.Foundation.Http;

namespace Commerce.Api.Tests.Http;

public sealed class HostileBodyTests(Api api) : IClassFixture<Api>
{
    private const string Requests = "/v1/commerce/requests";

    [Fact]
    public async Task Body_of_nothing_but_mistakes_is_not_answered_with_a_larger_one()
    {
        var client = api.As(await api.CreateClientAsync());
        string[] bodies =
        [
            "{" + string.Join(',', Enumerable.Repeat("\"a\":1", 100_000)) + "}",
            "{" + string.Join(',', Enumerable.Repeat("\"id\":1", 100_000)) + "}",
            "{" + string.Join(',', Enumerable.Range(0, 30_000).Select(i => $"\"{i:00000}{new string('x', 20)}\":1")) + "}",
        ];
        foreach (var body in bodies)
        {
            var answer = (await client.PostAnswerAsync(Requests, body)).Is(HttpStatusCode.BadRequest);
            Assert.InRange(answer.Bytes.Length, 1, 50_000);
        }
    }

    [Theory]
    [InlineData("ffffffffffffffff")]
    [InlineData("zz")]
    public async Task Chunk_of_no_size_is_the_callers_doing(string size)
    {
        var client = await api.CreateClientAsync();
        var answer = await RawHttp.SendAsync(
            api.Address,
            [
                $"POST {Requests} HTTP/1.1", $"Authorization: Bearer {client.Token}", "Content-Type: application/json",
                "Transfer-Encoding: chunked",
            ],
            Encoding.ASCII.GetBytes($"{size}\r\n{{}}\r\n0\r\n\r\n"));

        answer.IsProblem(Problems.MalformedRequestType);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task Encoded_body_is_of_an_unknown_kind(string encoding)
    {
        var client = await api.CreateClientAsync();
        var body = Encoding.UTF8.GetBytes("{}");
        var answer = await RawHttp.SendAsync(
            api.Address,
            [
                $"POST {Requests} HTTP/1.1", $"Authorization: Bearer {client.Token}", "Content-Type: application/json",
                $"Content-Encoding: {encoding}", $"Content-Length: {body.Length}",
            ],
            body);

        answer.IsProblem(Problems.UnsupportedMediaTypeType);
    }

    [Fact]
    public async Task Client_learns_nothing_of_the_people_of_a_client_it_names()
    {
        var (caller, other) = (await api.CreateClientAsync(), await api.CreateClientAsync());
        var vendor = await api.CreateVendorAsync();
        async Task<IEnumerable<string>> RefusedAsync(string requester)
        {
            var body = new JsonObject
            {
                ["name"] = "n",
                ["status"] = "Draft",
                ["vendor"] = new JsonObject { ["id"] = vendor.Id },
                ["client"] = new JsonObject { ["id"] = other.Id },
                ["requester"] = new JsonObject { ["id"] = requester },
            };
            var answer = await api.As(caller).PostAnswerAsync(Requests, body.ToJsonString());
            return answer.Is(HttpStatusCode.BadRequest).Json["errors"]!.AsObject().Select(error => error.Key);
        }

        Assert.Equal(["client.id", "requester.id"], await RefusedAsync(other.UserId));
        Assert.Equal(["client.id", "requester.id"], await RefusedAsync("USR-0000-0001"));
    }
}
