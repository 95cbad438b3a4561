using System.Net;
using Commerce.Api.Tests.Parameters;
using Commerce.Foundation.Http;

namespace Commerce.Api.Tests.Requests;

public sealed class RequestParameterTests(Api api) : IClassFixture<Api>
{
    private const string Requests = "/v1/commerce/requests";

    [Fact]
    public async Task Request_holds_what_it_answers_and_shows_what_it_was_asked()
    {
        var (client, vendor, product) = await FormAsync();

        var made = (await api.RequestAsync(
            client, vendor, product, $$"""[{"id": "par{{product[3..]}}-0001", "value": 20}, {"externalId": "team", "value": "A"}]"""))
            .Is(HttpStatusCode.Created);

        Assert.Equal(
            $$$"""
            [{"id":"PAR{{{product[3..]}}}-0001","externalId":"seats","title":"The seats","value":"20",
            "constraints":{"required":true,"readonly":false}},
            {"id":"PAR{{{product[3..]}}}-0002","externalId":"team","title":"The team","value":"A",
            "constraints":{"required":false,"readonly":false}},
            {"id":"PAR{{{product[3..]}}}-0003","externalId":"contract","title":"The contract",
            "constraints":{"required":false,"readonly":true}}]
            """.ReplaceLineEndings(""),
            made.Json["parameters"]!.ToJsonString());
        Assert.Equal(made.Bytes, (await api.As(client).GetAnswerAsync(made.Header("Location")!)).Bytes);
    }

    [Fact]
    public async Task Lists_leave_parameters_out_unless_they_are_selected()
    {
        var (client, vendor, product) = await FormAsync();
        var request = await api.CreateRequestForAsync(client, vendor, product, """[{"externalId": "seats", "value": "7"}]""");

        var plain = await api.As(client).GetAnswerAsync(Requests);
        var selected = await api.As(client).GetAnswerAsync($"{Requests}?select=-*,+parameters");
        var without = await api.As(client).GetAnswerAsync($"{request.Path}?select=-parameters");

        Assert.False(plain.Data[0].ContainsKey("parameters"));
        Assert.Equal(["parameters", "audit", "messages"], plain.Omitted);
        Assert.Equal(["seats=7", "team=", "contract="], Forms.Values(selected.Data[0]));
        Assert.Equal(["parameters"], selected.Data[0].Select(member => member.Key));
        Assert.False(without.Json.ContainsKey("parameters"));
    }

    [Fact]
    public async Task Lists_are_filtered_by_what_requests_answer()
    {
        var (client, vendor, product) = await FormAsync();
        var seven = await api.CreateRequestForAsync(client, vendor, product, """[{"externalId": "seats", "value": 7}]""");
        await api.CreateRequestForAsync(client, vendor, product, """[{"externalId": "seats", "value": 8}, {"externalId": "team", "value": "7"}]""");

        foreach (var query in (string[])
            [
                "any(parameters,and(externalId=seats,value=7))",
                $"any(parameters,and(id=PAR{product[3..]}-0001,like(value,7*)))",
                "$filter=parameters/any(p: p/externalId eq 'seats' and p/value eq '7')",
                "all(parameters,value=7)",
            ])
        {
            var found = (await api.As(client).GetAnswerAsync($"{Requests}?{query}")).Is(HttpStatusCode.OK);
            Assert.Equal([seven.Id], found.Each("id"));
        }
    }

    [Fact]
    public async Task Draft_keeps_what_is_wrong_and_tells_so()
    {
        var (client, vendor, product) = await FormAsync();

        var request = await api.CreateRequestForAsync(
            client, vendor, product, """[{"externalId": "seats", "value": "many"}, {"externalId": "team", "value": true}]""");

        Assert.Equal(["seats=many*no-number", "team=true", "contract="], await api.ValuesAsync(client, request));
        var bare = await api.CreateRequestForAsync(client, vendor, product);
        Assert.Equal(["seats=*required", "team=", "contract="], await api.ValuesAsync(client, bare));
    }

    public static TheoryData<string, string[]> Wrong => new()
    {
        { """[{"value": 1}]""", ["parameters[0]"] },
        { """[{"id": null, "externalId": null, "value": 1}]""", ["parameters[0]"] },
        { """[{"id": "PAR-0000-0000-0001", "value": 1}]""", ["parameters[0].id"] },
        { """[{"id": "nonsense", "value": 1}, {"externalId": "Seats"}]""", ["parameters[0].id", "parameters[1].externalId"] },
        { """[{"id": "{1}", "externalId": "team", "value": 1}]""", ["parameters[0].externalId"] },
        { """[{"id": "{1}", "value": 1}, {"externalId": "seats", "value": 1}]""", ["parameters[1].externalId"] },
        { """[{"externalId": "seats"}, {"externalId": "team"}, {"id": "{1}"}]""", ["parameters[2].id"] },
        { """[{"externalId": "contract", "value": "x"}]""", ["parameters[0].value"] },
        { """[{"externalId": "seats", "value": {"a": 1}}]""", ["parameters[0].value"] },
        { """[{"externalId": "seats", "value": [1]}]""", ["parameters[0].value"] },
        { """[{"externalId": "seats", "value": "\u0000"}]""", ["parameters[0].value"] },
        { $$"""[{"externalId": "team", "value": "{{new string('x', 4_001)}}"}]""", ["parameters[0].value"] },
        { """[{"externalId": "seats", "vlaue": 1}]""", ["parameters[0].vlaue"] },
        { """[null]""", ["parameters[0]"] },
        { """["seats"]""", ["parameters[0]"] },
        { """{"seats": 1}""", ["parameters"] },
        { "null", ["parameters"] },
        { "[" + string.Join(',', Enumerable.Repeat("""{"externalId": "seats"}""", 101)) + "]", ["parameters"] },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_cannot_be_is_named_by_its_place_and_nothing_is_stored(string values, string[] fields)
    {
        var (client, vendor, product) = await FormAsync();
        var draft = await api.CreateRequestForAsync(client, vendor, product, """[{"externalId": "team", "value": "A"}]""");
        values = values.Replace("{1}", $"PAR{product[3..]}-0001", StringComparison.Ordinal);

        (await api.RequestAsync(client, vendor, product, values)).IsProblem(Problems.InvalidBodyType, fields);
        (await PutAsync(client, draft, values)).IsProblem(Problems.InvalidBodyType, fields);
        (await api.As(client).PostAnswerAsync($"{draft.Path}/validate", $$"""{"parameters": {{values}}}"""))
            .IsProblem(Problems.InvalidBodyType, fields);

        Assert.Equal(1, (await api.As(client).GetAnswerAsync(Requests)).Total);
        Assert.Equal(["seats=*required", "team=A", "contract="], await api.ValuesAsync(client, draft));
    }

    [Fact]
    public async Task Body_of_deep_arrays_or_many_items_is_refused_shortly()
    {
        var (client, vendor, product) = await FormAsync();
        var deep = new string('[', 30_000) + new string(']', 30_000);
        var many = $"[{string.Join(',', Enumerable.Range(0, 20_000).Select(i => $"{{\"x{i}\": {{\"a\": []}}}}"))}]";

        (await api.RequestAsync(client, vendor, product, deep)).IsProblem(Problems.InvalidBodyType, "body", "parameters[0]");
        var answer = (await api.RequestAsync(client, vendor, product, many)).Is(HttpStatusCode.BadRequest);

        Assert.InRange(answer.Bytes.Length, 1, 50_000);
    }

    [Fact]
    public async Task Request_without_product_and_product_without_form_have_no_parameters()
    {
        var (client, vendor) = (await api.CreateClientAsync(), await api.CreateVendorAsync());
        var bare = await api.CreateRequestAsync(client, vendor);
        var product = await api.CreateProductAsync(vendor);

        Assert.False((await api.As(client).GetAnswerAsync(bare.Path)).Json.ContainsKey("parameters"));
        Assert.False((await api.RequestAsync(client, vendor, product)).Json.ContainsKey("parameters"));
        (await PutAsync(client, bare, """[{"externalId": "seats", "value": 1}]"""))
            .IsProblem(Problems.InvalidBodyType, "parameters[0].externalId");
    }

    [Fact]
    public async Task What_is_no_longer_asked_is_kept_where_it_was_answered()
    {
        var (client, vendor, product) = await FormAsync();
        var answered = await api.CreateRequestForAsync(client, vendor, product, """[{"externalId": "seats", "value": "many"}]""");
        var open = await api.CreateRequestForAsync(client, vendor, product);
        await api.As(vendor).CallAsync(HttpMethod.Delete, $"{Forms.Parameters(product)}/PAR{product[3..]}-0001");

        Assert.Equal(["seats=many", "team=", "contract="], await api.ValuesAsync(client, answered));
        Assert.Equal(["team=", "contract="], await api.ValuesAsync(client, open));
        foreach (var value in (string[])["7", "null"])
        {
            (await PutAsync(client, answered, $$"""[{"externalId": "seats", "value": {{value}}}]"""))
                .IsProblem(Problems.InvalidBodyType, "parameters[0].value");
        }

        var whole = await api.As(client).GetAnswerAsync(answered.Path);
        Assert.Equal(whole.Text, (await api.As(client).PutAnswerAsync(answered.Path, whole.Text)).Is(HttpStatusCode.OK).Text);
        (await api.As(client).PostAnswerAsync($"{answered.Path}/process", "")).Is(HttpStatusCode.NoContent);

        // Its name may stand for something else by now.
        await api.AskAsync(vendor, product, "seats", "Number");
        var again = await api.CreateRequestForAsync(client, vendor, product, """[{"externalId": "seats", "value": 3}]""");
        Assert.Equal(["team=", "contract=", "seats=3"], await api.ValuesAsync(client, again));
    }

    /// <summary>A product that asks for seats (a number, required), a team, and a contract that clients may not set.</summary>
    private async Task<(TestAccount Client, TestAccount Vendor, string Product)> FormAsync()
    {
        var (client, vendor) = (await api.CreateClientAsync(), await api.CreateVendorAsync());
        var product = await api.CreateProductAsync(vendor);
        await api.AskAsync(vendor, product, "seats", "Number", "\"constraints\": {\"required\": true}, \"options\": {\"min\": 1, \"max\": 500}");
        await api.AskAsync(vendor, product, "team");
        await api.AskAsync(vendor, product, "contract", more: "\"constraints\": {\"readonly\": true}");
        return (client, vendor, product);
    }

    private Task<Answer> PutAsync(TestAccount account, TestRequest request, string values) =>
        api.As(account).PutAnswerAsync(request.Path, $$"""{"parameters": {{values}}}""");
}
