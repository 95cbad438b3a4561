using System.Net;
using System.Reflection;
using Commerce.Foundation.Http;

namespace Commerce.Api.Tests.Http;

public sealed class ProblemTests(Api api) : IClassFixture<Api>
{
    private const string Requests = "/v1/commerce/requests";

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/v1")]
    [InlineData("/v1/commerce")]
    [InlineData("/v1/commerce/nothing")]
    [InlineData("/v1/commerce/requests/REQ-0000-0001/nothing")]
    [InlineData("/v1/commerce/messages/MSG-0000-0001-0000-0001")]
    [InlineData("/public/v2/commerce/requests")]
    [InlineData("/problems/nothing")]
    [InlineData("/docs/nothing.js")]
    public async Task Unknown_route_is_a_problem(string path)
    {
        var answer = await api.Anonymous.GetAnswerAsync(path);

        Assert.Equal(path, answer.IsProblem(Problems.NotFoundType)["instance"]!.GetValue<string>());
    }

    [Fact]
    public async Task Instance_under_the_public_prefix_names_the_path_that_means_the_same()
    {
        var client = await api.CreateClientAsync();

        var answer = await api.As(client).GetAnswerAsync($"/public{Requests}/REQ-0000-0001");

        Assert.Equal(
            $"{Requests}/REQ-0000-0001",
            answer.IsProblem(Problems.NotFoundType)["instance"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("PUT", "/v1/commerce/requests", "GET, POST")]
    [InlineData("DELETE", "/v1/commerce/requests", "GET, POST")]
    [InlineData("PATCH", "/v1/commerce/requests/REQ-0000-0001/messages", "GET, POST")]
    [InlineData("POST", "/v1/commerce/messages", "GET")]
    [InlineData("POST", "/health/live", "GET")]
    [InlineData("TRACE", "/v1/commerce/messages", "GET")]
    public async Task Wrong_method_is_405_with_those_that_are_right(string method, string path, string allow)
    {
        var answer = await api.Anonymous.CallAsync(new HttpMethod(method), path);

        answer.IsProblem(Problems.MethodNotAllowedType);
        Assert.Equal(allow, answer.Header("Allow"));
    }

    [Theory]
    [InlineData("get", "/v1/commerce/requests", "GET, POST")]
    [InlineData("Get", "/public/v1/commerce/messages", "GET")]
    [InlineData("head", "/v1/commerce/messages", "GET")]
    [InlineData("post", "/v1/commerce/requests/REQ-0000-0001/messages", "GET, POST")]
    [InlineData("gEt", "/health/live", "GET")]
    [InlineData("brew", "/version", "GET")]
    public async Task Method_in_another_case_is_another_method(string method, string path, string allow)
    {
        var client = await api.CreateClientAsync();

        var answer = await RawHttp.SendAsync(
            api.Address, [$"{method} {path} HTTP/1.1", $"Authorization: Bearer {client.Token}", "Content-Length: 0"]);

        answer.IsProblem(Problems.MethodNotAllowedType);
        Assert.Equal(allow, answer.Header("Allow"));
    }

    [Theory]
    [InlineData("foo=1", "foo")]
    [InlineData("select=id", "select")]
    [InlineData("$select=id", "$select")]
    [InlineData("$expand=messages&limit=1", "$expand")]
    [InlineData("lang=en&x=y", "lang")]
    [InlineData("eq(a,b)", "eq(a,b)")]
    [InlineData("dryRun", "dryRun")]
    public async Task Query_of_a_call_that_takes_none_is_refused_and_nothing_is_stored(string query, string parameter)
    {
        var request = await api.CreateRequestAsync();
        var client = api.As(request.Client);
        var body = $$"""{"name":"a","status":"Draft","vendor":{"id":"{{request.Vendor.Id}}"} }""";

        foreach (var (path, sent) in ((string, string)[])[(Requests, body), (request.Messages, Api.Body("Hello"))])
        {
            var answer = await client.PostAnswerAsync($"{path}?{query}", sent);

            answer.IsProblem(Problems.InvalidQueryType, parameter);
            (await api.Anonymous.PostAnswerAsync($"{path}?{query}", sent)).IsProblem(Problems.UnauthenticatedType);
        }

        Assert.Equal(0, await api.ReadAsync<int>(
            "select count(*)::int from message where request_no = @number and type = 'User'",
            new { number = Api.Number(request.Id) }));
        Assert.Equal(1, (await client.GetAnswerAsync(Requests)).Total);
    }

    [Theory]
    [InlineData("?")]
    [InlineData("?&")]
    public async Task Query_that_says_nothing_is_none(string query)
    {
        var request = await api.CreateRequestAsync();

        var answer = await api.As(request.Client).PostAnswerAsync(request.Messages + query, Api.Body("Hello"));

        answer.Is(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Wrong_media_type_is_415()
    {
        var client = await api.CreateClientAsync();

        var answer = await api.As(client).PostAnswerAsync(Requests, "name=a", "application/x-www-form-urlencoded");

        answer.IsProblem(Problems.UnsupportedMediaTypeType);
    }

    [Fact]
    public async Task Body_of_20_MB_is_413_on_every_route_that_reads_one()
    {
        var client = await api.CreateClientAsync();

        var answer = await RawHttp.SendAsync(api.Address,
        [
            $"POST {Requests} HTTP/1.1", $"Authorization: Bearer {client.Token}", "Content-Type: application/json",
            "Content-Length: 20000000",
        ]);

        answer.IsProblem(Problems.PayloadTooLargeType);
    }

    [Theory]
    [InlineData("/v1/commerce/requests")]
    [InlineData("/v1/commerce/messages")]
    [InlineData("/v1/commerce/requests/REQ-0000-0001")]
    [InlineData("/v1/commerce/requests/REQ-0000-0001/messages")]
    [InlineData("/v1/commerce/requests/REQ-0000-0001/messages/MSG-0000-0001-0000-0001")]
    public async Task Query_over_16_KiB_is_414(string path)
    {
        var client = api.As(await api.CreateClientAsync());
        // The question mark is not part of the query.
        string Query(int length) => "?" + "select=".PadRight(length, 'a');

        var longest = await client.GetAnswerAsync(path + Query(16 * 1024));
        var longer = await client.GetAnswerAsync(path + Query((16 * 1024) + 1));

        longest.IsProblem(Problems.InvalidQueryType, "select");
        longer.IsProblem(Problems.UriTooLongType);
    }

    [Theory]
    [InlineData("/v1/commerce/requests")]
    [InlineData("/v1/commerce/messages")]
    public async Task Accept_that_leaves_nothing_is_406(string path)
    {
        var client = await api.CreateClientAsync();

        var answer = await api.As(client).GetAnswerAsync(path, "image/png");

        answer.IsProblem(Problems.NotAcceptableType);
    }

    [Fact]
    public async Task Accept_that_cannot_be_read_accepts_everything()
    {
        var client = await api.CreateClientAsync();

        (await api.As(client).GetAnswerAsync(Requests, ";;;")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Every_kind_of_problem_has_a_page_at_its_address()
    {
        var catalogue = await api.Anonymous.GetAnswerAsync("/problems");
        foreach (var type in Problems.All)
        {
            var page = (await api.Anonymous.GetAnswerAsync(type.Address)).Is(HttpStatusCode.OK);
            Assert.StartsWith("text/html", page.MediaType, StringComparison.Ordinal);
            Assert.Contains(type.Address, page.Text, StringComparison.Ordinal);
            Assert.Contains(type.Address, catalogue.Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Kinds_of_problems_are_unique_and_all_in_the_catalogue()
    {
        var fields = typeof(Problems).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => field.GetValue(null)).OfType<ProblemType>().ToList();

        Assert.Equal(fields.OrderBy(type => type.Name), Problems.All.OrderBy(type => type.Name));
        Assert.Equal(Problems.All.Count, Problems.All.Select(type => type.Name).Distinct().Count());
        Assert.Equal(Problems.All.Count, Problems.All.Select(type => type.Title).Distinct().Count());
        Assert.All(Problems.All, type => Assert.InRange(type.Status, 400, 599));
        Assert.All(Problems.All, type => Assert.Matches("^[a-z]+(-[a-z]+)*$", type.Name));
    }

    [Theory]
    [InlineData("GET /v1/commerce/requests/%00 HTTP/1.1")]
    [InlineData("GET /v1/commerce messages HTTP/1.1")]
    public async Task Call_that_the_server_itself_refuses_is_400(string line)
    {
        var answer = await RawHttp.SendAsync(api.Address, [line]);

        // Kestrel ends these before the service sees them: there is no body to ask for.
        answer.Is(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Raw_bytes_beyond_ascii_in_a_query_are_no_fault_of_the_service()
    {
        var client = await api.CreateClientAsync();

        var answer = await RawHttp.SendAsync(api.Address,
            [$"GET {Requests}?select=%41\u00f0\u009f\u0098\u0080 HTTP/1.1", $"Authorization: Bearer {client.Token}"]);

        answer.Is(HttpStatusCode.BadRequest);
    }
}
