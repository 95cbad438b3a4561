using System.Net;
using System.Text.Json.Nodes;
using Commerce.Api.Tests.Query;
using Commerce.Foundation.Http;

namespace Commerce.Api.Tests.Requests;

/// <summary>
/// Three requests of one client: the first was processed by a person and completed by a program of the vendor's, the
/// second was processed by the service of its own accord, to the third nothing happened.
/// </summary>
public sealed class RequestAuditTests(RequestAuditTests.Three three) : IClassFixture<RequestAuditTests.Three>
{
    [Fact]
    public async Task Full_form_names_each_event_that_happened_and_no_other()
    {
        var (client, vendor) = (three.First.Client, three.First.Vendor);

        var audit = (await three.ReadAsync(three.First, "")).Json["audit"]!.AsObject();

        Assert.Equal(["created", "processing", "completed"], audit.Select(happened => happened.Key));
        Assert.Equal(
            Event("2026-01-02T00:00:00.120Z", client.UserId, client.UserName, client), audit["processing"]!.ToJsonString());
        Assert.Equal(
            Event("2026-01-05T00:00:00.000Z", vendor.TokenId, "integration", vendor), audit["completed"]!.ToJsonString());
    }

    [Fact]
    public async Task What_the_service_did_of_its_own_accord_has_a_time_alone()
    {
        var audit = (await three.ReadAsync(three.Second, "")).Json["audit"]!;

        Assert.Equal("""{"at":"2026-01-03T00:00:00.000Z"}""", audit["processing"]!.ToJsonString());
        Assert.NotNull(audit["created"]!["by"]);
    }

    [Theory]
    [InlineData("select=-*,audit.processing.at", """{"audit":{"processing":{"at":"2026-01-02T00:00:00.120Z"}}}""")]
    [InlineData("select=-*,audit(processing(at))", """{"audit":{"processing":{"at":"2026-01-02T00:00:00.120Z"}}}""")]
    [InlineData("$select=audit/completed/by/name", """{"audit":{"completed":{"by":{"name":"integration"}}}}""")]
    [InlineData("select=-*,audit.querying", "{}")]
    [InlineData("select=-*,audit.updated.at", "{}")]
    public async Task Selection_reaches_inside_each_event(string query, string expected)
    {
        Assert.Equal(expected, (await three.ReadAsync(three.First, query)).Text);
        Assert.Equal([expected], (await three.ListAsync(query)).Data.TakeLast(1).Select(item => item.ToJsonString()));
        var lines = await three.ListAsync(query, "application/jsonl");
        Assert.Equal(expected, lines.Lines()[^1]);
    }

    [Theory]
    [InlineData("audit.processing.at=2026-01-02T00:00:00.120Z", "1")]
    [InlineData("$filter=audit/processing/at lt 2026-01-03", "1")]
    [InlineData("ge(audit.processing.at,2026-01-02)", "2,1")]
    [InlineData("not(ge(audit.processing.at,2026-01-03))", "3,1")]
    [InlineData("audit.processing.at=null()", "3")]
    [InlineData("$filter=date(audit/completed/at) eq 2026-01-05", "1")]
    [InlineData("$filter=date(audit/completed/at) ne 2026-01-05", "3,2")]
    [InlineData("ne(audit.updated.at,null())", "")]
    [InlineData("audit.processing.by.id={client.UserId}", "1")]
    [InlineData("audit.completed.by.id={vendor.TokenId}", "1")]
    [InlineData("audit.processing.by.id=null()", "3,2")]
    [InlineData("in(audit.completed.by.id,({client.UserId},{vendor.TokenId}))", "1")]
    [InlineData("audit.completed.by.name=integration", "1")]
    [InlineData("$filter=startswith(audit/completed/by/name,'integ')", "1")]
    [InlineData("audit.processing.of.id={client.Id}", "1")]
    [InlineData("ne(audit.processing.of.name,'{client.Name}')", "3,2")]
    [InlineData("order=audit.processing.at", "3,1,2")]
    [InlineData("order=-audit.processing.at", "2,1,3")]
    [InlineData("$orderby=audit/processing/at desc", "2,1,3")]
    [InlineData("order=-audit.completed.by.id,audit.created.at", "1,2,3")]
    [InlineData("order=-audit.completed.by.name,-audit.created.at", "1,3,2")]
    [InlineData("order=-audit.completed.of.id,audit.created.at", "1,2,3")]
    [InlineData("order=-audit.completed.of.name,audit.created.at", "1,2,3")]
    public async Task Events_are_filtered_and_sorted_by(string query, string expected)
    {
        var walked = await three.WalkAsync(query);

        Assert.Equal(expected, walked);
    }

    [Theory]
    [InlineData("order=audit.processing.icon", "order")]
    [InlineData("audit.deleted.at=null()", "audit.deleted.at")]
    [InlineData("select=audit.processed", "select")]
    public async Task Names_that_no_event_has_are_refused(string query, string parameter) =>
        (await three.As(three.First.Client).GetAnswerAsync($"{QueryAnswers.Requests}?{query}"))
            .IsProblem(Problems.InvalidQueryType, parameter);

    private static string Event(string at, string by, string name, TestAccount of) => new JsonObject
    {
        ["at"] = at,
        ["by"] = new JsonObject { ["id"] = by, ["name"] = name },
        ["of"] = new JsonObject { ["id"] = of.Id, ["name"] = of.Name },
    }.ToJsonString();

    public sealed class Three(PostgresServer server) : Api(server), IAsyncLifetime
    {
        public TestRequest First { get; private set; } = null!;

        public TestRequest Second { get; private set; } = null!;

        public TestRequest Third { get; private set; } = null!;

        public async Task<Answer> ReadAsync(TestRequest request, string query) =>
            (await As(request.Client).GetAnswerAsync($"{request.Path}?{query}")).Is(HttpStatusCode.OK);

        public async Task<Answer> ListAsync(string query, string? accept = null) =>
            (await As(First.Client).GetAnswerAsync($"{QueryAnswers.Requests}?{query}", accept)).Is(HttpStatusCode.OK);

        /// <summary>The numbers of the requests as a list of pages of one gives them.</summary>
        public async Task<string> WalkAsync(string query)
        {
            query = query
                .Replace("{client.Id}", First.Client.Id, StringComparison.Ordinal)
                .Replace("{client.Name}", First.Client.Name, StringComparison.Ordinal)
                .Replace("{client.UserId}", First.Client.UserId, StringComparison.Ordinal)
                .Replace("{vendor.TokenId}", First.Vendor.TokenId, StringComparison.Ordinal);
            var size = query.StartsWith('$') ? "$top" : "limit";
            var pages = await As(First.Client).WalkAsync(
                $"{QueryAnswers.Requests}?{query.Replace(" ", "%20", StringComparison.Ordinal)}&{size}=1");
            List<string> ids = [First.Id, Second.Id, Third.Id];
            return string.Join(',', pages.SelectMany(page => page.Each("id")).Select(id => ids.IndexOf(id) + 1));
        }

        async ValueTask IAsyncLifetime.InitializeAsync()
        {
            await base.InitializeAsync();
            First = await CreateRequestAsync();
            Second = await CreateRequestAsync(First.Client, First.Vendor);
            Third = await CreateRequestAsync(First.Client, First.Vendor);
            await ExecuteAsync(
                """
                update request
                set created_at = '2026-01-01Z'::timestamptz
                    + case request_no when @first then 1 when @second then 2 else 3 end * interval '1 minute';
                delete from request_audit;
                insert into request_audit (request_no, event, at, user_no, token_no, account_no) values
                    (@first, 'processing', '2026-01-02T00:00:00.12Z', @client, null, @client),
                    (@first, 'completed', '2026-01-05Z', null, @token, @vendor),
                    (@second, 'processing', '2026-01-03Z', null, null, null)
                """,
                new
                {
                    first = Number(First.Id),
                    second = Number(Second.Id),
                    client = Number(First.Client.Id),
                    vendor = Number(First.Vendor.Id),
                    token = Number(First.Vendor.TokenId),
                });
        }
    }
}
