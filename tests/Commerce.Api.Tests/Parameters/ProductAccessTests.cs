using System.Net;
using System.Text;
using Commerce.Foundation.Http;

namespace Commerce.Api.Tests.Parameters;

/// <summary>Who reads and who writes what a product's vendor defines: every route, every kind of caller.</summary>
public sealed class ProductAccessTests(Api api) : IClassFixture<Api>
{
    private const string Absent = "PRD-0000-0000";

    // Method, path below the product, body, status for those who may.
    private static readonly (string Method, string Path, string? Body, int Status, bool IsWrite)[] Routes =
    [
        ("GET", "parameters", null, 200, false),
        ("GET", "parameters/{parameter}", null, 200, false),
        ("GET", "template", null, 200, false),
        ("POST", "parameters", Forms.Definition("new"), 201, true),
        ("PUT", "parameters/{parameter}", """{"title": "Else"}""", 200, true),
        ("PUT", "template", """{"content": "# {{name}}"}""", 200, true),
        ("DELETE", "parameters/{parameter}", null, 204, true),
    ];

    public static TheoryData<int, string> Table()
    {
        var table = new TheoryData<int, string>();
        for (var route = 0; route < Routes.Length; route++)
        {
            foreach (var who in (string[])["client", "vendor", "operations", "otherVendor"])
            {
                table.Add(route, who);
            }
        }

        return table;
    }

    [Theory]
    [MemberData(nameof(Table))]
    public async Task Every_route_and_caller_is_as_the_table_says(int route, string who)
    {
        var owner = await api.CreateVendorAsync();
        var product = await api.CreateProductAsync(owner);
        await api.AskAsync(owner, product, "field");
        var before = await ReadAsync(owner, product);
        var caller = who switch
        {
            "client" => await api.CreateClientAsync(),
            "vendor" => owner,
            "operations" => await api.CreateOperationsAsync(),
            _ => await api.CreateVendorAsync(),
        };
        var isWrite = Routes[route].IsWrite;

        var answer = await CallAsync(caller, route, product);

        if (who == "otherVendor")
        {
            answer.IsProblem(Problems.NotFoundType);
            var absent = await CallAsync(caller, route, Absent);
            Assert.Equal(Without(absent, Absent), Without(answer, product));
        }
        else if (who == "client" && isWrite)
        {
            answer.IsProblem(Problems.ForbiddenType);
            (await CallAsync(caller, route, Absent)).IsProblem(Problems.NotFoundType);
        }
        else
        {
            answer.Is((HttpStatusCode)Routes[route].Status);
        }

        var isChanged = isWrite && who is "vendor" or "operations";
        Assert.Equal(isWrite && isChanged, before != await ReadAsync(owner, product));
    }

    [Fact]
    public async Task Of_a_withdrawn_product_only_those_read_who_see_it()
    {
        var owner = await api.CreateVendorAsync();
        var product = await api.CreateProductAsync(owner);
        await api.AskAsync(owner, product, "field");
        var (asked, stranger) = (await api.CreateClientAsync(), await api.CreateClientAsync());
        await api.CreateRequestForAsync(asked, owner, product);
        var withdrawn = await api.As(owner).CallAsync(HttpMethod.Post, $"/v1/catalog/products/{product}/disable");
        withdrawn.Is(HttpStatusCode.NoContent);

        for (var route = 0; route < Routes.Length; route++)
        {
            var (answer, absent) = (await CallAsync(stranger, route, product), await CallAsync(stranger, route, Absent));
            answer.IsProblem(Problems.NotFoundType);
            Assert.Equal(Without(absent, Absent), Without(answer, product));
            var isWrite = Routes[route].IsWrite;
            (await CallAsync(asked, route, product)).Is(isWrite ? HttpStatusCode.Forbidden : HttpStatusCode.OK);
            if (!isWrite)
            {
                (await CallAsync(owner, route, product)).Is(HttpStatusCode.OK);
                (await CallAsync(await api.CreateOperationsAsync(), route, product)).Is(HttpStatusCode.OK);
            }
        }
    }

    [Fact]
    public async Task Without_credentials_nothing_is_told()
    {
        for (var route = 0; route < Routes.Length; route++)
        {
            (await SendAsync(api.Anonymous, route, Absent)).IsProblem(Problems.UnauthenticatedType);
        }
    }

    private Task<Answer> CallAsync(TestAccount caller, int route, string product) =>
        SendAsync(api.As(caller), route, product);

    private static Task<Answer> SendAsync(HttpClient http, int route, string product)
    {
        var (method, path, body, _, _) = Routes[route];
        return http.CallAsync(
            new HttpMethod(method),
            $"/v1/catalog/products/{product}/{path.Replace("{parameter}", $"PAR{product[3..]}-0001", StringComparison.Ordinal)}",
            body is null ? null : Encoding.UTF8.GetBytes(body),
            body is null ? null : "application/json");
    }

    private async Task<string> ReadAsync(TestAccount owner, string product) =>
        (await api.As(owner).GetAnswerAsync(Forms.Parameters(product))).Text
        + (await api.As(owner).GetAnswerAsync(Forms.Template(product))).Text;

    /// <summary>The problem but for what differs from call to call.</summary>
    private static string Without(Answer answer, string product)
    {
        var problem = answer.Json;
        problem.Remove("traceId");
        return problem.ToJsonString().Replace(product[3..], "", StringComparison.Ordinal);
    }
}
