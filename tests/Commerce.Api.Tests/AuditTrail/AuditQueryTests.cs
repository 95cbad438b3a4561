using System.Net;
using Commerce.Api.Tests.Accounts;
using Commerce.Api.Tests.Query;

namespace Commerce.Api.Tests.AuditTrail;

/// <summary>The trail is a list as every other.</summary>
public sealed class AuditQueryTests(Api api) : IClassFixture<Api>
{
    private const string Records = "/v1/audit/records";

    [Theory]
    [InlineData("limit=3", "-")]
    [InlineData("limit=2&order=audit.created.at", "+")]
    [InlineData("limit=3&order=id", "+")]
    [InlineData("limit=3&order=-id", "-")]
    [InlineData("$top=3", "-")]
    [InlineData("$top=2&$orderby=audit/created/at", "+")]
    [InlineData("limit=3&order=event,audit.created.at", "event")]
    [InlineData("limit=2&order=audit.created.by.name,id", "any")]
    public async Task Pages_lead_through_the_trail_newest_first(string query, string order)
    {
        var request = await api.CreateRequestAsync();
        await api.PostManyAsync(request, 6);
        var http = api.As(request.Client);

        var pages = await http.WalkAsync($"{Records}?{query}");

        var ids = pages.SelectMany(page => page.Each("id")).ToList();
        Assert.Equal(7, ids.Count);
        Assert.Equal(7, ids.Distinct().Count());
        Assert.All(pages, page => Assert.Equal(7, page.Total));
        Assert.All(pages, page => Assert.Empty(page.Omitted));
        var rising = ids.Order(StringComparer.Ordinal).ToList();
        if (order is "+" or "-")
        {
            Assert.Equal(order == "+" ? rising : Enumerable.Reverse(rising), ids);
        }

        var stream = await http.GetAnswerAsync($"{Records}?{query}", "application/jsonl");
        Assert.Equal(
            pages.SelectMany(page => page.Data).Select(record => record.ToJsonString()), stream.Is(HttpStatusCode.OK).Lines());
    }

    [Fact]
    public async Task Page_goes_on_where_it_ended_while_others_write()
    {
        var request = await api.CreateRequestAsync();
        await api.PostManyAsync(request, 4);
        var http = api.As(request.Client);
        var before = (await http.GetAnswerAsync(Records)).Each("id");

        var first = await http.GetAnswerAsync($"{Records}?limit=2");
        await api.PostManyAsync(request, 3);
        var second = await http.GetAnswerAsync(first.Next!);

        Assert.Equal(before.Take(4), first.Each("id").Concat(second.Each("id")));
    }

    [Fact]
    public async Task Every_field_filters_in_both_languages()
    {
        var operations = await api.CreateOperationsAsync();
        var request = await api.CreateRequestAsync();
        var other = await api.CreateRequestAsync(request.Client);
        var message = (await api.PostAsync(request, "Hello", request.Vendor)).Text("id");
        (await api.As(operations).PutAnswerAsync($"{OwnedCalls.UsersPath}/{request.Client.UserId}", """{"name":"Renamed"}"""))
            .Is(HttpStatusCode.OK);
        var (client, http) = (request.Client, api.As(request.Client));
        var at = (await http.GetAnswerAsync($"{Records}?object.id={other.Id}")).Data.Single().Text("audit.created.at");

        foreach (var (rql, odata, count) in ((string, string, int)[])[
            ("event=request.created", "event eq 'request.created'", 2),
            ("like(event,request.*)", "startswith(event,'request.')", 2),
            ($"object.id={request.Id.ToLowerInvariant()}", $"object/id eq '{request.Id}'", 1),
            ($"object.id={message}", $"object/id eq '{message}'", 1),
            ($"object.id={client.UserId}", $"object/id eq '{client.UserId}'", 1),
            ($"in(object.id,({request.Id},{other.Id},{message},{client.UserId}))",
                $"object/id in ('{request.Id}','{other.Id}','{message}','{client.UserId}')", 4),
            ($"ne(object.id,{request.Id})", $"object/id ne '{request.Id}'", 3),
            ("object.type=Request", "object/type eq 'Request'", 2),
            ("object.type=attachment", "object/type eq 'Attachment'", 0),
            ($"object.id=ATT{request.Id[3..]}-0001", $"object/id eq 'ATT{request.Id[3..]}-0001'", 0),
            ("object.id=PAR-0000-0001-0001", "object/id eq 'PAR-0000-0001-0001'", 0),
            ($"audit.created.at={at}", $"audit/created/at eq {at}", 1),
            ($"gt(audit.created.at,{at})", $"audit/created/at gt {at}", 2),
            ($"audit.created.by.id={client.TokenId}", $"audit/created/by/id eq '{client.TokenId}'", 2),
            ($"audit.created.by.name=integration", "audit/created/by/name eq 'integration'", 4),
            ($"audit.created.of.id={request.Vendor.Id}", $"audit/created/of/id eq '{request.Vendor.Id}'", 1),
            ("traceId=null()", "traceId eq null", 0)])
        {
            foreach (var query in (string[])[rql, $"$filter={odata}"])
            {
                var page = await http.GetAnswerAsync($"{Records}?{query}");
                Assert.True(page.Is(HttpStatusCode.OK).Total == count, $"{query}: {page.Text}");
                Assert.Equal(count, page.Data.Count);
            }
        }
    }

    [Theory]
    [InlineData("object.id=ACC-1")]
    [InlineData("object.id=MSG-1671-0642")]
    [InlineData("object.id=XYZ-0000-0000")]
    [InlineData("id=REQ-0000-0000")]
    [InlineData("object.type=Thing")]
    [InlineData("gt(id,AUD-0000-0000-0000-0000-0000)")]
    [InlineData("order=object.id")]
    [InlineData("secret=1")]
    public async Task Mistakes_are_told(string query)
    {
        var http = api.As(await api.CreateClientAsync());

        Assert.Equal("/problems/invalid-query", (await http.GetAnswerAsync($"{Records}?{query}")).Json.Text("type"));
    }

    [Fact]
    public async Task Selection_chooses_the_fields()
    {
        var request = await api.CreateRequestAsync();
        var http = api.As(request.Client);

        var page = await http.GetAnswerAsync($"{Records}?select=-*,event,object.id");
        var path = (await http.GetAnswerAsync(Records)).Data[0].Text("href");
        var one = await http.GetAnswerAsync($"{path}?select=-audit,-traceId,-object.href");

        Assert.Equal(
            $$$"""{"event":"request.created","object":{"id":"{{{request.Id}}}"}}""", page.Data.Single().ToJsonString());
        Assert.Equal(["id", "href", "audit", "traceId"], page.Omitted);
        Assert.Equal("id href event object", one.Json.Names());
        Assert.Equal("id type", one.Json["object"]!.Names());
    }

    [Fact]
    public async Task Record_of_a_kind_that_is_not_known_yet_is_told_without_its_object()
    {
        var client = await api.CreateClientAsync();
        await api.ExecuteAsync(
            """
            insert into audit_record (at, nonce, event, object_no, client_no, client_visible, vendor_visible, operations_visible)
            values ('2026-01-31T23:00:00.042Z', 7, 'gizmo.created', 5, @client, true, false, true)
            """,
            new { client = Api.Number(client.Id) });

        var record = (await api.As(client).GetAnswerAsync($"{Records}?event=gizmo.created")).Is(HttpStatusCode.OK).Data.Single();

        Assert.Equal("id href event audit", record.Names());
        Assert.Equal("AUD-1769-9004-0004-2000-0007", record.Text("id"));
        Assert.Equal("""{"created":{"at":"2026-01-31T23:00:00.042Z"}}""", record["audit"]!.ToJsonString());
    }
}
