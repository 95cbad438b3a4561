using System.Net;
using Commerce.Api.Requests;
using Commerce.Foundation.Http;

namespace Commerce.Api.Tests.Requests;

public sealed class ListRequestsTests(Api api) : IClassFixture<Api>
{
    private const string Requests = "/v1/commerce/requests";

    [Fact]
    public async Task Each_account_lists_its_own_and_vendors_no_drafts()
    {
        var first = await api.CreateRequestAsync();
        var draft = await api.CreateRequestAsync(first.Client, first.Vendor, "Draft");
        var foreign = await api.CreateRequestAsync();

        var client = await api.As(first.Client).GetAnswerAsync(Requests);
        var vendor = await api.As(first.Vendor).GetAnswerAsync(Requests);
        var operations = await api.As(await api.CreateOperationsAsync()).GetAnswerAsync(Requests);

        Assert.Equal(new[] { first.Id, draft.Id }.Order(), client.Is(HttpStatusCode.OK).Each("id").Order());
        Assert.Equal(2, client.Total);
        Assert.Equal([first.Id], vendor.Each("id"));
        Assert.Equal(1, vendor.Total);
        Assert.Subset(operations.Each("id").ToHashSet(), new HashSet<string> { first.Id, draft.Id, foreign.Id });
        Assert.Equal(
            await api.ReadAsync<int>("select count(*)::int from request"), operations.Total);
    }

    [Fact]
    public async Task Items_leave_out_the_audit_and_the_messages_unless_they_are_selected()
    {
        var request = await api.CreateRequestAsync();
        var client = api.As(request.Client);

        var plain = await client.GetAnswerAsync(Requests);
        var selected = await client.GetAnswerAsync($"{Requests}?select=-*,id,audit.created.at");

        Assert.Equal(
            ["id", "href", "name", "status", "client", "vendor"], plain.Data[0].Select(member => member.Key));
        Assert.Equal(["parameters", "audit", "messages"], plain.Omitted);
        Assert.Equal(["id", "audit"], selected.Data[0].Select(member => member.Key));
        Assert.Equal(
            ["at"], selected.Data[0]["audit"]!["created"]!.AsObject().Select(member => member.Key));
    }

    [Theory]
    [InlineData("")]
    [InlineData("&order=audit.created.at")]
    [InlineData("&order=id")]
    [InlineData("&order=-id")]
    [InlineData("&order=-audit.created.at,id")]
    [InlineData("&order=audit.created.at,-id")]
    public async Task Links_and_offsets_walk_through_the_same_pages(string order)
    {
        var vendor = await api.CreateVendorAsync();
        for (var i = 0; i < 5; i++)
        {
            await api.CreateRequestAsync(vendor: vendor);
        }

        await api.ExecuteAsync(
            """
            update request
            set created_at = '2026-01-01Z'::timestamptz + request_no % 2 * interval '1 day'
            where vendor_no = @number
            """,
            new { number = Api.Number(vendor.Id) });
        var http = api.As(vendor);
        var whole = (await http.GetAnswerAsync($"{Requests}?limit=100{order}")).Is(HttpStatusCode.OK).Each("id");

        var walked = new List<string>();
        for (var next = $"{Requests}?limit=2{order}"; next is not null;)
        {
            var byOffset = await http.GetAnswerAsync($"{Requests}?limit=2&offset={walked.Count}{order}");
            var page = (await http.GetAnswerAsync(next)).Is(HttpStatusCode.OK);
            Assert.Equal(byOffset.Json.ToJsonString(), page.Json.ToJsonString());
            walked.AddRange(page.Each("id"));
            next = page.Next;
        }

        Assert.Equal(5, whole.Distinct().Count());
        Assert.Equal(whole, walked);
        if (order.EndsWith("=id", StringComparison.Ordinal))
        {
            Assert.Equal(whole.Order(), whole);
        }
    }

    [Fact]
    public async Task Newest_come_first()
    {
        var first = await api.CreateRequestAsync();
        var second = await api.CreateRequestAsync(first.Client, first.Vendor);
        await api.ExecuteAsync(
            "update request set created_at = created_at + interval '1 second' where request_no = @number",
            new { number = Api.Number(second.Id) });

        var page = await api.As(first.Client).GetAnswerAsync(Requests);

        Assert.Equal([second.Id, first.Id], page.Each("id"));
    }

    [Theory]
    [InlineData("limit=x", "limit")]
    [InlineData("order=nam", "order")]
    [InlineData("select=parameterss", "select")]
    [InlineData("status=Drafted", "status")]
    [InlineData("foo=1", "foo")]
    public async Task Junk_is_refused(string query, string parameter)
    {
        var client = await api.CreateClientAsync();

        var answer = await api.As(client).GetAnswerAsync($"{Requests}?{query}");

        answer.IsProblem(Problems.InvalidQueryType, parameter);
    }

    [Fact]
    public async Task Request_is_read_in_its_full_form_by_each_party()
    {
        var request = await api.CreateRequestAsync();

        foreach (var reader in (TestAccount[])[request.Client, request.Vendor, await api.CreateOperationsAsync()])
        {
            var answer = (await api.As(reader).GetAnswerAsync(request.Path.ToLowerInvariant())).Is(HttpStatusCode.OK);
            Assert.Equal(request.Id, answer.Json["id"]!.GetValue<string>());
            Assert.True(answer.Json.ContainsKey("audit"));
            Assert.Equal(answer.Text, (await api.As(reader).GetAnswerAsync("/public" + request.Path)).Text);
        }
    }

    [Fact]
    public async Task Select_changes_one_request_as_it_changes_a_list()
    {
        var request = await api.CreateRequestAsync();

        var answer = await api.As(request.Client).GetAnswerAsync($"{request.Path}?select=-*,id,status");

        Assert.Equal(["id", "status"], answer.Is(HttpStatusCode.OK).Json.Select(member => member.Key));
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/json;q=0")]
    public async Task Request_is_json_or_406(string accept)
    {
        var request = await api.CreateRequestAsync();

        var answer = await api.As(request.Client).GetAnswerAsync(request.Path, accept);

        answer.IsProblem(Problems.NotAcceptableType);
    }

    [Fact]
    public async Task Requests_with_three_groups_work_like_the_others()
    {
        var request = await api.CreateRequestAsync();
        const string id = "REQ-1671-0642-0001";
        await api.ExecuteAsync(
            "update request set request_no = @to where request_no = @from",
            new { from = Api.Number(request.Id), to = RequestId.Parse(id).Number });
        var grown = request with { Id = id };
        var client = api.As(grown.Client);

        var message = await api.PostAsync(grown, "Hello");

        Assert.Equal("MSG-1671-0642-0001-0000-0001", message["id"]!.GetValue<string>());
        Assert.Equal($"{grown.Messages}/MSG-1671-0642-0001-0000-0001", message["href"]!.GetValue<string>());
        var read = (await client.GetAnswerAsync(grown.Path)).Is(HttpStatusCode.OK);
        Assert.Equal(id, read.Json["id"]!.GetValue<string>());
        (await client.GetAnswerAsync(message["href"]!.GetValue<string>())).Is(HttpStatusCode.OK);
        Assert.Equal(["Hello"], (await client.GetAnswerAsync(grown.Messages)).Each("content"));
        var feed = await client.GetAnswerAsync("/v1/commerce/messages");
        Assert.Equal(id, feed.Data[0]["request"]!["id"]!.GetValue<string>());
        Assert.Equal([id], (await client.GetAnswerAsync(Requests)).Each("id"));
        (await client.GetAnswerAsync("/v1/commerce/requests/REQ-1671-0642")).IsProblem(Problems.NotFoundType);
    }
}
