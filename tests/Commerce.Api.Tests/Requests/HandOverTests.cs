using System.Net;
using System.Text.Json.Nodes;
using Commerce.Api.Tests.Parameters;
using Commerce.Foundation.Http;

namespace Commerce.Api.Tests.Requests;

/// <summary>What keeps a request from being handed to its vendor, told by <c>validate</c> and refused by <c>process</c>.</summary>
public sealed class HandOverTests(Api api) : IClassFixture<Api>
{
    private static readonly string[] Nothing = [];

    [Fact]
    public async Task Draft_is_handed_over_once_its_values_are_right()
    {
        var request = await RequestAsync("""[{"externalId": "seats", "value": 0}]""");

        var refused = await MoveAsync(request);

        refused.IsProblem(Problems.InvalidParametersType, "parameters.billing", "parameters.seats");
        Assert.Equal("At least 1.", refused.Errors("parameters.seats"));
        Assert.Equal("A value is required.", refused.Errors("parameters.billing"));
        Assert.Equal("Draft", (await ReadAsync(request))["status"]!.GetValue<string>());
        Assert.Equal(1, await api.CountStoredAsync(request));
        var german = await MoveAsync(request, "?language=de");
        Assert.Equal("Ein Wert ist erforderlich.", german.Errors("parameters.billing"));
        await api.As(request.Client).PutAnswerAsync(
            request.Path, """{"parameters": [{"externalId": "seats", "value": 1}, {"externalId": "billing", "value": "a"}]}""");
        (await MoveAsync(request)).Is(HttpStatusCode.NoContent);
        Assert.Equal("Processing", (await ReadAsync(request))["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task Request_that_begins_as_Processing_is_right_from_the_start()
    {
        var (client, vendor, product) = await FormAsync();
        Task<Answer> MakeAsync(string values) => api.RequestAsync(client, vendor, product, values, "Processing");

        (await MakeAsync("[]")).IsProblem(Problems.InvalidBodyType, "parameters.billing", "parameters.seats");
        (await MakeAsync("""[{"externalId": "note"}, {"externalId": "seats", "value": "x"}, {"externalId": "billing", "value": "z"}]"""))
            .IsProblem(Problems.InvalidBodyType, "parameters[1].value", "parameters[2].value");
        (await MakeAsync("""[{"externalId": "seats", "value": null}, {"externalId": "billing", "value": "a"}]"""))
            .IsProblem(Problems.InvalidBodyType, "parameters[0].value");
        Assert.Equal(0, (await api.As(client).GetAnswerAsync("/v1/commerce/requests")).Total);

        var made = await MakeAsync("""[{"externalId": "seats", "value": 3}, {"externalId": "billing", "value": "a"}]""");
        Assert.Equal(["seats=3", "billing=a", "note="], Forms.Values(made.Is(HttpStatusCode.Created).Json));
    }

    [Theory]
    [InlineData("", null, "A value is required.", "At most 500.")]
    [InlineData("?language=de", null, "Ein Wert ist erforderlich.", "Höchstens 500.")]
    [InlineData("?language=xx", "de-AT, en;q=0.5", "Ein Wert ist erforderlich.", "Höchstens 500.")]
    public async Task Validation_tells_of_every_value_in_the_callers_language(
        string query, string? accepted, string missing, string large)
    {
        var request = await RequestAsync("""[{"externalId": "seats", "value": 501}, {"externalId": "note", "value": "n"}]""");
        var before = await ReadAsync(request);

        var answer = await api.As(request.Client).CallAsync(
            HttpMethod.Post, $"{request.Path}/validate{query}",
            headers: accepted is null ? [] : [("Accept-Language", accepted)]);

        var id = $"PAR{before["product"]!["id"]!.GetValue<string>()[3..]}";
        Assert.Equal(
            $$$"""
            {"parameters":[
            {"id":"{{{id}}}-0001","externalId":"seats","value":"501","isValid":false,"error":{"id":"too-large","message":"{{{large}}}"}},
            {"id":"{{{id}}}-0002","externalId":"billing","isValid":false,"error":{"id":"required","message":"{{{missing}}}"}},
            {"id":"{{{id}}}-0003","externalId":"note","value":"n","isValid":true}]}
            """.ReplaceLineEndings(""),
            JsonNode.Parse(answer.Is(HttpStatusCode.OK).Text)!.ToJsonString(new(System.Text.Json.JsonSerializerDefaults.Web)
            {
                Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            }));
        Assert.Equal(before.ToJsonString(), (await ReadAsync(request)).ToJsonString());
    }

    [Fact]
    public async Task Values_are_tried_without_being_stored()
    {
        var request = await RequestAsync("[]");

        var right = await ValidateAsync(
            request, """{"name": "ignored", "parameters": [{"externalId": "seats", "value": 1}, {"externalId": "billing", "value": "a"}]}""");
        var half = await ValidateAsync(request, """{"parameters": [{"externalId": "seats", "value": 1}]}""");

        Assert.Equal(Nothing, Invalid(right));
        Assert.Equal(["billing"], Invalid(half));
        Assert.Equal(["seats", "billing"], Invalid(await ValidateAsync(request, "")));
        (await ValidateAsync(request, """{"parametres": []}""")).IsProblem(Problems.InvalidBodyType, "parametres");
        Assert.Equal(["seats=*required", "billing=*required", "note="], await api.ValuesAsync(request.Client, request));
    }

    [Theory]
    [InlineData("Draft", "vendor", 404)]
    [InlineData("Draft", "otherClient", 404)]
    [InlineData("Draft", "otherVendor", 404)]
    [InlineData("Draft", "client", 200)]
    [InlineData("Draft", "operations", 200)]
    [InlineData("Processing", "vendor", 200)]
    [InlineData("Querying", "vendor", 200)]
    [InlineData("Completed", "client", 200)]
    [InlineData("Completed", "otherVendor", 404)]
    public async Task Validation_is_for_those_who_see_the_request(string state, string who, int status)
    {
        var request = await RequestAsync("[]");
        await api.SetStatusAsync(request, state);
        var caller = who switch
        {
            "client" => request.Client,
            "vendor" => request.Vendor,
            "operations" => await api.CreateOperationsAsync(),
            "otherClient" => await api.CreateClientAsync(),
            _ => await api.CreateVendorAsync(),
        };

        var answer = (await api.As(caller).PostAnswerAsync($"{request.Path}/validate", "{}")).Is((HttpStatusCode)status);

        if (status == 404)
        {
            var absent = await api.As(caller).PostAnswerAsync("/v1/commerce/requests/REQ-0000-0000/validate", "{}");
            Assert.Equal(Without(absent, "REQ-0000-0000"), Without(answer, request.Id));
        }
    }

    [Fact]
    public async Task Vendor_that_is_no_longer_active_is_handed_nothing()
    {
        var request = await RequestAsync("""[{"externalId": "seats", "value": 1}, {"externalId": "billing", "value": "a"}]""");
        await SetStatusAsync(request.Vendor, "Disabled");

        var told = await ValidateAsync(request, "");
        var refused = await MoveAsync(request);

        Assert.Equal("vendor-inactive", told.Json["error"]!["id"]!.GetValue<string>());
        Assert.Equal(Nothing, Invalid(told));
        Assert.Contains("vendor", refused.IsProblem(Problems.ConflictType)["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        await SetStatusAsync(request.Vendor, "Active");
        (await MoveAsync(request)).Is(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Client_that_is_no_longer_active_asks_for_nothing()
    {
        var request = await RequestAsync("""[{"externalId": "seats", "value": 1}, {"externalId": "billing", "value": "a"}]""");
        await SetStatusAsync(request.Client, "Disabled");
        var operations = api.As(await api.CreateOperationsAsync());

        var told = await operations.PostAnswerAsync($"{request.Path}/validate?language=de", "");

        Assert.Equal("client-inactive", told.Json["error"]!["id"]!.GetValue<string>());
        Assert.Equal("Das Konto des Kunden ist nicht aktiv.", told.Json["error"]!["message"]!.GetValue<string>());
        (await operations.PostAnswerAsync($"{request.Path}/process", "")).IsProblem(Problems.ConflictType);
    }

    private async Task<TestRequest> RequestAsync(string values)
    {
        var (client, vendor, product) = await FormAsync();
        return await api.CreateRequestForAsync(client, vendor, product, values);
    }

    /// <summary>A product that asks for seats and a way of billing, both required, and a note.</summary>
    private async Task<(TestAccount Client, TestAccount Vendor, string Product)> FormAsync()
    {
        var (client, vendor) = (await api.CreateClientAsync(), await api.CreateVendorAsync());
        var product = await api.CreateProductAsync(vendor);
        await api.AskAsync(vendor, product, "seats", "Number", "\"constraints\": {\"required\": true}, \"options\": {\"min\": 1, \"max\": 500}");
        await api.AskAsync(
            vendor, product, "billing", "DropDown",
            "\"constraints\": {\"required\": true}, \"options\": {\"choices\": [{\"value\": \"a\", \"label\": \"A\"}]}");
        await api.AskAsync(vendor, product, "note", "MultiLineText");
        return (client, vendor, product);
    }

    private Task<Answer> MoveAsync(TestRequest request, string query = "") =>
        api.As(request.Client).PostAnswerAsync($"{request.Path}/process{query}", "");

    private Task<Answer> ValidateAsync(TestRequest request, string body) =>
        api.As(request.Client).PostAnswerAsync($"{request.Path}/validate", body);

    private async Task<JsonObject> ReadAsync(TestRequest request) =>
        (await api.As(request.Client).GetAnswerAsync(request.Path)).Is(HttpStatusCode.OK).Json;

    private static IReadOnlyList<string> Invalid(Answer validation) =>
    [
        .. validation.Is(HttpStatusCode.OK).Json["parameters"]!.AsArray()
            .Where(parameter => !parameter!["isValid"]!.GetValue<bool>())
            .Select(parameter => parameter!["externalId"]!.GetValue<string>()),
    ];

    private Task<int> SetStatusAsync(TestAccount account, string status) => api.ExecuteAsync(
        "update account set status = @status where account_no = @number",
        new { status, number = Api.Number(account.Id) });

    private static string Without(Answer answer, string id)
    {
        var problem = answer.Json;
        problem.Remove("traceId");
        return problem.ToJsonString().Replace(id, "", StringComparison.Ordinal);
    }
}
