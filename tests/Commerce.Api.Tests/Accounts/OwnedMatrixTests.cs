using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Commerce.Foundation.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using static Commerce.Api.Tests.Accounts.OwnedCalls;

namespace Commerce.Api.Tests.Accounts;

/// <summary>
/// Every route with an id × every caller × what the id is of. The table of subjects is the specification of who sees and who
/// changes what; all that a caller does not see answers like what never was.
/// </summary>
public sealed class OwnedMatrixTests(OwnedMatrixTests.Cast cast) : IClassFixture<OwnedMatrixTests.Cast>
{
    private const string RecordsPath = "/v1/audit/records";

    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1];

    private static readonly string[] NoVolatile = ["DATE", "X-REQUEST-ID", "TRACEPARENT"];

    [Theory]
    [InlineData("client")]
    [InlineData("other client")]
    [InlineData("vendor")]
    [InlineData("other vendor")]
    [InlineData("operations")]
    public async Task Answer_is_that_of_the_table(string caller)
    {
        var http = cast.As(cast.Callers[caller]);
        foreach (var subject in cast.Subjects)
        {
            foreach (var route in Routes(subject.Folder))
            {
                var answer = await CallAsync(http, route, subject.Id);
                var what = $"{caller}: {route.Method} {route.Path} of {subject.What} is {(int)answer.Status}";
                if (!subject.Sees.Split(", ").Contains(caller))
                {
                    Assert.True(answer.Status == HttpStatusCode.NotFound, what);
                    Assert.Equal(Plain(await CallAsync(http, route, Absent(subject.Id))), Plain(answer));
                }
                else if (route.Method == "GET")
                {
                    Assert.True(answer.Status == HttpStatusCode.OK, what);
                }
                else if ((route.IsIcon ? subject.ChangesIcon : subject.Changes).Split(", ").Contains(caller))
                {
                    Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.NoContent, what);
                }
                else
                {
                    answer.IsProblem(Problems.ForbiddenType);
                }
            }
        }
    }

    [Theory]
    [InlineData("client")]
    [InlineData("other client")]
    [InlineData("vendor")]
    [InlineData("other vendor")]
    [InlineData("operations")]
    public async Task What_is_no_id_of_the_kind_answers_like_what_never_was(string caller)
    {
        var http = cast.As(cast.Callers[caller]);
        foreach (var folder in (string[])[AccountsPath, UsersPath, TokensPath, ProductsPath, RecordsPath])
        {
            var absent = Absent(cast.Subjects.First(subject => subject.Folder == folder).Id);
            var prefix = absent[..3];
            Assert.True(folder == RecordsPath || Routes(folder).Count() >= 5);
            foreach (var route in Routes(folder))
            {
                var nothing = Plain(await CallAsync(http, route, absent));
                foreach (var id in (string[])["nonsense", $"{prefix}-0000", $"{prefix}-0000-0000-0000", $"{prefix}-00a0-0000",
                    "REQ-0000-0000", "%E2%80%AE", new string('9', 2_000), $"XYZ{cast.Callers["client"].Id[3..]}"])
                {
                    Assert.Equal(nothing, Plain((await CallAsync(http, route, id)).Is(HttpStatusCode.NotFound)));
                }
            }
        }
    }

    [Fact]
    public async Task Without_credentials_every_answer_is_401_whatever_the_id()
    {
        foreach (var subject in cast.Subjects)
        {
            foreach (var route in Routes(subject.Folder).Concat(Collections(subject.Folder)))
            {
                foreach (var id in (string[])[subject.Id, "nonsense"])
                {
                    (await CallAsync(cast.Anonymous, route, id)).IsProblem(Problems.UnauthenticatedType);
                }
            }
        }
    }

    /// <summary>The routes below one object, those that stop it directly before those that start it again.</summary>
    private IEnumerable<Call> Routes(string folder) => All(folder)
        .Where(route => route.Path.Contains("{id}", StringComparison.Ordinal))
        .OrderBy(route => route.Path.EndsWith("/disable", StringComparison.Ordinal) ? 0 : 1)
        .ThenBy(route => route.Path.EndsWith("/enable", StringComparison.Ordinal) ? 0 : 1);

    private IEnumerable<Call> Collections(string folder) =>
        All(folder).Where(route => !route.Path.Contains("{id}", StringComparison.Ordinal));

    private IEnumerable<Call> All(string folder) => cast.Services.GetRequiredService<EndpointDataSource>().Endpoints
        .OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<ITagsMetadata>()?.Tags[0]
            is "Accounts" or "Users" or "API tokens" or "Products" or "Audit trail")
        .Select(endpoint => new Call(
            endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods.Single(), endpoint.RoutePattern.RawText!))
        .Where(route => route.Path.TrimEnd('/').StartsWith(folder, StringComparison.Ordinal));

    /// <summary>An id of the same shape that nothing has.</summary>
    private static string Absent(string id) => $"{id[..3]}{Regex.Replace(id[3..], "[0-9]", "0")}";

    private static Task<Answer> CallAsync(HttpClient http, Call route, string id)
    {
        var path = route.Path.Replace("{id}", id, StringComparison.Ordinal);
        return (route.Method, route.IsIcon) switch
        {
            ("PUT", true) => http.CallAsync(HttpMethod.Put, path, Png, "image/png"),
            ("PUT", false) => http.CallAsync(HttpMethod.Put, path, "{}"u8.ToArray(), "application/json"),
            ("POST", _) when !route.Path.Contains("{id}", StringComparison.Ordinal) =>
                http.CallAsync(HttpMethod.Post, path, Encoding.UTF8.GetBytes("""{"name":"a"}"""), "application/json"),
            var (method, _) => http.CallAsync(new HttpMethod(method), path),
        };
    }

    /// <summary>An answer without what is the call's own: its place, its trace, its time.</summary>
    private static string Plain(Answer answer)
    {
        var problem = answer.Json;
        Assert.True(problem.Remove("instance") && problem.Remove("traceId"));
        var headers = answer.Headers.Where(header => !NoVolatile.Contains(header.Key) && header.Key != "CONTENT-LENGTH")
            .OrderBy(header => header.Key, StringComparer.Ordinal)
            .Select(header => $"{header.Key}: {string.Join(',', header)}");
        return $"{(int)answer.Status} {problem.ToJsonString()} {string.Join('\n', headers)}";
    }

    /// <param name="Sees">The callers who see it, and with it its picture.</param>
    /// <param name="Changes">Those of them who may change it.</param>
    public sealed record Subject(string What, string Folder, string Id, string Sees, string Changes, string ChangesIcon);

    private sealed record Call(string Method, string Path)
    {
        public bool IsIcon => Path.EndsWith("/icon", StringComparison.Ordinal);
    }

    /// <summary>A client and a vendor with a request between them, one more of each, and Operations.</summary>
    public sealed class Cast(PostgresServer server) : Api(server), IAsyncLifetime
    {
        public Dictionary<string, TestAccount> Callers { get; } = [];

        public List<Subject> Subjects { get; } = [];

        async ValueTask IAsyncLifetime.InitializeAsync()
        {
            await InitializeAsync();
            Callers["client"] = await CreateClientAsync();
            Callers["other client"] = await CreateClientAsync();
            Callers["vendor"] = await CreateVendorAsync();
            Callers["other vendor"] = await CreateVendorAsync();
            Callers["operations"] = await CreateOperationsAsync();
            var (client, vendor) = (Callers["client"], Callers["vendor"]);
            var (requester, user) = (await MakeAsync(client, UsersPath), await MakeAsync(client, UsersPath));
            var (assignee, token) = (await MakeAsync(vendor, TokensPath), await MakeAsync(client, TokensPath));
            var product = await CreateProductAsync(vendor);
            var request = await CreateRequestAsync(client, vendor);
            await ExecuteAsync(
                "update request set requester_user_no = @user, assignee_token_no = @token where request_no = @request",
                new { user = Number(requester), token = Number(assignee), request = (long)Number(request.Id) });
            await PostAsync(request, "Hidden", client, vendor: false);
            var records = await As(client).GetAnswerAsync(
                $"{RecordsPath}?in(event,(request.created,message.created))&order=event");
            var (hidden, created) = (records.Each("id")[0], records.Each("id")[1]);
            const string all = "client, other client, vendor, other vendor, operations";
            Subjects.AddRange(
            [
                new("the client", AccountsPath, client.Id, "client, vendor, operations", "operations", "client, operations"),
                new("the vendor", AccountsPath, vendor.Id, all, "operations", "vendor, operations"),
                Simple("a user that the request names", UsersPath, requester, "client, vendor, operations", "client, operations"),
                Simple("another user", UsersPath, user, "client, operations", "client, operations"),
                Simple("a token that the request names", TokensPath, assignee, "client, vendor, operations", "vendor, operations"),
                Simple("another token", TokensPath, token, "client, operations", "client, operations"),
                Simple("a product", ProductsPath, product, all, "vendor, operations"),
                Simple("a record of the request", RecordsPath, created, "client, vendor, operations", ""),
                Simple("a record of a hidden message", RecordsPath, hidden, "client, operations", ""),
            ]);
        }

        private static Subject Simple(string what, string folder, string id, string sees, string changes) =>
            new(what, folder, id, sees, changes, changes);

        private async Task<string> MakeAsync(TestAccount owner, string path) =>
            (await As(owner).MakeAsync(path, """{"name":"a"}""")).Text("id");
    }
}
