using System.Net;
using Commerce.Api.Requests;
using Commerce.Api.Tests.Parameters;
using Commerce.Foundation.Http;

namespace Commerce.Api.Tests.Requests;

/// <summary>Which values change in which state, and by whom.</summary>
public sealed class ChangeParameterTests(Api api) : IClassFixture<Api>
{
    private const string Seats = """[{"externalId": "seats", "value": "9"}]""";
    private const string Contract = """[{"externalId": "contract", "value": "C-1"}]""";

    [Theory]
    [InlineData("Draft", "client", Seats, 200)]
    [InlineData("Draft", "operations", Seats, 200)]
    [InlineData("Draft", "operations", Contract, 200)]
    [InlineData("Draft", "client", Contract, 400)]
    [InlineData("Draft", "vendor", Contract, 404)]
    [InlineData("Processing", "client", Seats, 409)]
    [InlineData("Processing", "vendor", Contract, 409)]
    [InlineData("Processing", "operations", Seats, 409)]
    [InlineData("Querying", "client", Seats, 200)]
    [InlineData("Querying", "client", Contract, 400)]
    [InlineData("Querying", "vendor", Contract, 200)]
    [InlineData("Querying", "vendor", Seats, 200)]
    [InlineData("Querying", "operations", Contract, 200)]
    [InlineData("Querying", "otherClient", Seats, 404)]
    [InlineData("Querying", "otherVendor", Seats, 404)]
    [InlineData("Completed", "client", Seats, 409)]
    [InlineData("Completed", "vendor", Contract, 409)]
    public async Task Values_change_as_the_table_says(string state, string who, string values, int status)
    {
        var request = await RequestAsync(state);
        var before = await api.ValuesAsync(request.Client, request);
        var caller = who switch
        {
            "client" => request.Client,
            "vendor" => request.Vendor,
            "operations" => await api.CreateOperationsAsync(),
            "otherClient" => await api.CreateClientAsync(),
            _ => await api.CreateVendorAsync(),
        };

        var answer = await PutAsync(caller, request, values);

        answer.Is((HttpStatusCode)status);
        Assert.Equal(status != 200, before.SequenceEqual(await api.ValuesAsync(request.Client, request)));
        Assert.Equal(status == 200 ? 1 : 0, await RecordsAsync(request));
        if (status == 409)
        {
            Assert.Contains(state, answer.IsProblem(Problems.ConflictType)["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        }

        if (status == 404)
        {
            var absent = await api.As(caller).PutAnswerAsync("/v1/commerce/requests/REQ-0000-0000", $$"""{"parameters": {{values}}}""");
            Assert.Equal(Without(absent, "REQ-0000-0000"), Without(answer, request.Id));
        }
    }

    [Fact]
    public async Task Values_that_are_not_named_stay_and_null_clears()
    {
        var request = await RequestAsync("Draft");

        await PutAsync(request.Client, request, """[{"externalId": "team", "value": "A"}]""");
        await PutAsync(request.Client, request, """[{"externalId": "seats"}, {"externalId": "team", "value": "B"}]""");
        var updated = (await PutAsync(request.Client, request, "[]")).Is(HttpStatusCode.OK).Json["audit"]!["updated"]!;

        Assert.Equal(["seats=7", "team=B", "contract="], await api.ValuesAsync(request.Client, request));
        Assert.Equal(request.Client.TokenId, updated["by"]!["id"]!.GetValue<string>());
        Assert.Equal(2, await RecordsAsync(request));
        await PutAsync(request.Client, request, """[{"externalId": "seats", "value": null}, {"externalId": "team", "value": " "}]""");
        Assert.Equal(["seats=*required", "team=", "contract="], await api.ValuesAsync(request.Client, request));
    }

    [Theory]
    [InlineData("Draft")]
    [InlineData("Processing")]
    [InlineData("Querying")]
    [InlineData("Completed")]
    public async Task Whole_request_sent_back_changes_nothing(string state)
    {
        var request = await RequestAsync(state, contract: "C-0");
        foreach (var account in (TestAccount[])[request.Client, await api.CreateOperationsAsync()])
        {
            var before = await api.As(account).GetAnswerAsync(request.Path);

            var answer = await api.As(account).PutAnswerAsync(request.Path, before.Text);

            Assert.Equal(before.Text, answer.Is(HttpStatusCode.OK).Text);
        }

        Assert.Equal(0, await RecordsAsync(request));
    }

    [Theory]
    [InlineData("""[{"externalId": "seats", "value": "many"}]""", "parameters[0].value")]
    [InlineData("""[{"externalId": "team", "value": "A"}, {"externalId": "seats", "value": 501}]""", "parameters[1].value")]
    [InlineData("""[{"externalId": "seats", "value": null}]""", "parameters[0].value")]
    public async Task What_the_vendor_has_seen_stays_right(string values, string field)
    {
        var request = await RequestAsync("Querying");

        (await PutAsync(request.Client, request, values)).IsProblem(Problems.InvalidBodyType, field);

        Assert.Equal(["seats=7", "team=", "contract="], await api.ValuesAsync(request.Client, request));
    }

    [Fact]
    public async Task What_the_vendor_asks_later_is_told_but_stops_nobody()
    {
        var request = await RequestAsync("Querying");
        var product = (await api.As(request.Client).GetAnswerAsync(request.Path)).Json["product"]!["id"]!.GetValue<string>();
        await api.AskAsync(request.Vendor, product, "new", more: "\"constraints\": {\"required\": true}");

        Assert.Equal(["seats=7", "team=", "contract=", "new=*required"], await api.ValuesAsync(request.Client, request));
        (await PutAsync(request.Client, request, """[{"externalId": "team", "value": "A"}]""")).Is(HttpStatusCode.OK);
        (await api.As(request.Client).PostAnswerAsync($"{request.Path}/process", "")).Is(HttpStatusCode.NoContent);
        // There is nothing to be done about it now.
        Assert.Equal(["seats=7", "team=A", "contract=", "new="], await api.ValuesAsync(request.Client, request));
    }

    [Fact]
    public async Task Version_changes_with_a_value_and_a_stale_one_changes_nothing()
    {
        var request = await RequestAsync("Draft");
        var stale = (await api.As(request.Client).GetAnswerAsync(request.Path)).Header("ETag")!;
        (await PutAsync(request.Client, request, Seats)).Is(HttpStatusCode.OK);

        var answer = await api.As(request.Client).PutAnswerAsync(
            request.Path, """{"parameters": [{"externalId": "seats", "value": "10"}]}""", headers: ("If-Match", stale));

        answer.IsProblem(Problems.PreconditionFailedType);
        Assert.Equal(["seats=9", "team=", "contract="], await api.ValuesAsync(request.Client, request));
    }

    private async Task<TestRequest> RequestAsync(string state, string? contract = null)
    {
        var (client, vendor) = (await api.CreateClientAsync(), await api.CreateVendorAsync());
        var product = await api.CreateProductAsync(vendor);
        await api.AskAsync(vendor, product, "seats", "Number", "\"constraints\": {\"required\": true}, \"options\": {\"min\": 1, \"max\": 500}");
        await api.AskAsync(vendor, product, "team");
        await api.AskAsync(vendor, product, "contract", more: "\"constraints\": {\"readonly\": true}");
        var caller = contract is null ? client : await api.CreateOperationsAsync();
        var value = contract is null ? "" : $$""", {"externalId": "contract", "value": "{{contract}}"}""";
        var made = (await api.As(caller).PostAnswerAsync(
            "/v1/commerce/requests",
            $$"""
            {"name": "n", "status": "Draft", "client": {"id": "{{client.Id}}"}, "vendor": {"id": "{{vendor.Id}}"},
             "product": {"id": "{{product}}"}, "parameters": [{"externalId": "seats", "value": 7}{{value}}]}
            """)).Is(HttpStatusCode.Created).Json;
        var request = new TestRequest(made["id"]!.GetValue<string>(), "n", client, vendor);
        await api.SetStatusAsync(request, state);
        return request;
    }

    private Task<Answer> PutAsync(TestAccount account, TestRequest request, string values) =>
        api.As(account).PutAnswerAsync(request.Path, $$"""{"parameters": {{values}}}""");

    private Task<int> RecordsAsync(TestRequest request) => api.ReadAsync<int>(
        "select count(*)::int from audit_record where request_no = @number and event = 'request.updated'",
        new { number = RequestId.Parse(request.Id).Number });

    private static string Without(Answer answer, string id)
    {
        var problem = answer.Json;
        problem.Remove("traceId");
        return problem.ToJsonString().Replace(id, "", StringComparison.Ordinal);
    }
}
