using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Commerce.Api.Requests;
using Commerce.Foundation.Http;

namespace Commerce.Api.Tests.Requests;

public sealed class UpdateRequestTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task What_the_body_names_changes_and_nothing_else()
    {
        var request = await api.CreateRequestAsync(status: "Draft");

        var named = (await PutAsync(request.Client, request, """{"name":"Three more seats"}""")).Is(HttpStatusCode.OK).Json;
        var cared = (await PutAsync(request.Client, request, Assignee(request.Vendor.UserId))).Is(HttpStatusCode.OK).Json;
        var numbered = await PutAsync(request.Client, request, """{"externalIds":{"client":"PO-1"}}""");

        Assert.Equal("Three more seats", named["name"]!.GetValue<string>());
        Assert.Equal(request.Vendor.UserId, cared["assignee"]!["id"]!.GetValue<string>());
        var whole = numbered.Is(HttpStatusCode.OK).Json;
        Assert.Equal("Three more seats", whole["name"]!.GetValue<string>());
        Assert.Equal(request.Vendor.UserId, whole["assignee"]!["id"]!.GetValue<string>());
        Assert.Equal("""{"client":"PO-1"}""", whole["externalIds"]!.ToJsonString());
        Assert.Equal(request.Client.TokenId, whole["audit"]!["updated"]!["by"]!["id"]!.GetValue<string>());
        var read = await api.As(request.Client).GetAnswerAsync(request.Path);
        Assert.Equal(read.Bytes, numbered.Bytes);
        Assert.Equal(0, await api.CountStoredAsync(request));
    }

    [Fact]
    public async Task Null_clears_what_can_be_cleared()
    {
        var request = await api.CreateRequestAsync();
        await PutAsync(request.Vendor, request, Assignee(request.Vendor.TokenId));
        await PutAsync(request.Vendor, request, """{"externalIds":{"vendor":"CASE-1"}}""");

        var cleared = await PutAsync(request.Vendor, request, """{"assignee":null,"externalIds":{"vendor":null}}""");

        var whole = cleared.Is(HttpStatusCode.OK).Json;
        Assert.Null(whole["assignee"]);
        Assert.Null(whole["externalIds"]);
        (await PutAsync(request.Vendor, request, """{"name":null}""")).IsProblem(Problems.InvalidBodyType, "name");
    }

    [Fact]
    public async Task Whole_request_sent_back_changes_nothing_in_any_state()
    {
        foreach (var status in (string[])["Draft", "Processing", "Querying", "Completed"])
        {
            var request = await api.CreateRequestAsync(status: status == "Draft" ? "Draft" : "Processing");
            await PutAsync(request.Client, request, """{"externalIds":{"client":"PO-2"}}""");
            await PutAsync(request.Client, request, Assignee(request.Vendor.UserId));
            await api.SetStatusAsync(request, status);
            var before = await api.As(request.Client).GetAnswerAsync(request.Path);

            var answer = await PutAsync(request.Client, request, before.Text);

            Assert.Equal(before.Text, answer.Is(HttpStatusCode.OK).Text);
        }
    }

    [Theory]
    [InlineData("Processing", """{"name":"Else"}""")]
    [InlineData("Querying", """{"name":"Else"}""")]
    [InlineData("Completed", """{"name":"Else"}""")]
    [InlineData("Completed", """{"externalIds":{"client":"PO-3"}}""")]
    public async Task State_that_does_not_allow_a_change_is_a_conflict_that_names_it(string status, string body)
    {
        var request = await api.CreateRequestAsync();
        await api.SetStatusAsync(request, status);

        var problem = (await PutAsync(request.Client, request, body)).IsProblem(Problems.ConflictType);

        Assert.Contains(status, problem["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Null((await api.As(request.Client).GetAnswerAsync(request.Path)).Json["audit"]!["updated"]);
    }

    [Theory]
    [InlineData("""{"name":" "}""", "name")]
    [InlineData("""{"externalIds":{"vendor":"X"}}""", "externalIds.vendor")]
    [InlineData("""{"externalIds":{"client":""}}""", "externalIds.client")]
    [InlineData("""{"assignee":{"id":"USR-0000-0000"}}""", "assignee.id")]
    [InlineData("""{"assignee":{"id":"ACC-0000-0000"}}""", "assignee.id")]
    [InlineData("""{"assignee":{}}""", "assignee.id")]
    [InlineData("""{"asignee":{"id":"USR-0000-0000"}}""", "asignee")]
    public async Task What_does_not_fit_is_refused_by_its_field(string body, string field)
    {
        var request = await api.CreateRequestAsync(status: "Draft");

        (await PutAsync(request.Client, request, body)).IsProblem(Problems.InvalidBodyType, field);
    }

    [Fact]
    public async Task Strangers_do_not_take_care_of_a_request()
    {
        var request = await api.CreateRequestAsync();
        var stranger = await api.CreateVendorAsync();

        (await PutAsync(request.Client, request, Assignee(stranger.UserId))).IsProblem(Problems.InvalidBodyType, "assignee.id");
        (await PutAsync(request.Client, request, Assignee(stranger.TokenId))).IsProblem(Problems.InvalidBodyType, "assignee.id");
    }

    [Fact]
    public async Task Request_that_the_caller_does_not_see_is_not_there()
    {
        var draft = await api.CreateRequestAsync(status: "Draft");
        foreach (var stranger in (TestAccount[])[draft.Vendor, await api.CreateClientAsync(), await api.CreateVendorAsync()])
        {
            (await PutAsync(stranger, draft, """{"name":"Mine"}""")).IsProblem(Problems.NotFoundType);
        }
    }

    [Fact]
    public async Task Each_account_type_has_an_external_id_of_its_own()
    {
        var request = await api.CreateRequestAsync();
        var operations = await api.CreateOperationsAsync();

        await PutAsync(request.Client, request, """{"externalIds":{"client":"C"}}""");
        await PutAsync(request.Vendor, request, """{"externalIds":{"vendor":"V"}}""");
        await PutAsync(operations, request, """{"externalIds":{"operations":"O"}}""");

        foreach (var (account, key, id) in ((TestAccount, string, string)[])
            [(request.Client, "client", "C"), (request.Vendor, "vendor", "V"), (operations, "operations", "O")])
        {
            var read = (await api.As(account).GetAnswerAsync(request.Path)).Json;
            Assert.Equal(new JsonObject { [key] = id }.ToJsonString(), read["externalIds"]!.ToJsonString());
            var found = await api.As(account).GetAnswerAsync($"/v1/commerce/requests?eq(externalIds.{key},'{id}')");
            Assert.Contains(request.Id, found.Is(HttpStatusCode.OK).Each("id"));
        }
    }

    [Fact]
    public async Task Change_is_recorded_once_and_only_where_something_changed()
    {
        var request = await api.CreateRequestAsync(status: "Draft");

        await PutAsync(request.Client, request, """{"name":"Else"}""");
        await PutAsync(request.Client, request, """{"name":"Else"}""");

        Assert.Equal(1, await api.ReadAsync<int>(
            "select count(*)::int from audit_record where request_no = @number and event = 'request.updated'",
            new { number = RequestId.Parse(request.Id).Number }));
    }

    private static string Assignee(string id) =>
        new JsonObject { ["assignee"] = new JsonObject { ["id"] = id } }.ToJsonString();

    private Task<Answer> PutAsync(TestAccount account, TestRequest request, string body) => api.As(account).CallAsync(
        HttpMethod.Put, request.Path, Encoding.UTF8.GetBytes(body), "application/json");
}
