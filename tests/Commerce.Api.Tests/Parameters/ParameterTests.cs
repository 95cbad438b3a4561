using System.Net;
using System.Text.Json.Nodes;
using Commerce.Foundation.Http;

namespace Commerce.Api.Tests.Parameters;

public sealed class ParameterTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task Vendor_defines_what_is_asked_of_requests_for_its_product()
    {
        var vendor = await api.CreateVendorAsync();
        var product = await api.CreateProductAsync(vendor);

        var answer = await api.As(vendor).PostAnswerAsync(Forms.Parameters(product), """
            {"externalId": "seats", "title": "Number of seats", "description": "All of them.", "type": "number",
             "constraints": {"required": true}, "options": {"min": 1, "max": 500}, "displayOrder": 7,
             "id": "PAR-0000-0000-0001", "audit": {"created": 1}}
            """);

        var made = answer.Is(HttpStatusCode.Created).Json;
        var id = $"PAR{product[3..]}-0001";
        Assert.Equal($"{Forms.Parameters(product)}/{id}", answer.Header("Location"));
        var audit = made["audit"]!.AsObject();
        made.Remove("audit");
        Assert.Equal(
            $$"""
            {"id":"{{id}}","href":"{{answer.Header("Location")}}","externalId":"seats","title":"Number of seats",
            "description":"All of them.","type":"Number","constraints":{"required":true,"readonly":false},
            "options":{"min":1,"max":500},"displayOrder":7}
            """.ReplaceLineEndings(""),
            made.ToJsonString());
        Assert.Equal(["created"], audit.Select(entry => entry.Key));
        Assert.Equal(vendor.TokenId, audit["created"]!["by"]!["id"]!.GetValue<string>());
        Assert.Equal(vendor.Id, audit["created"]!["of"]!["id"]!.GetValue<string>());
        var read = await api.As(vendor).GetAnswerAsync(answer.Header("Location")!.ToLowerInvariant().Replace(
            "/v1/catalog", "/public/v1/catalog", StringComparison.Ordinal));
        Assert.Equal(answer.Bytes, read.Is(HttpStatusCode.OK).Bytes);
        Assert.Equal(1, await RecordsAsync(product, 1, "parameter.created"));
    }

    public static TheoryData<string, string, string[]> Wrong => new()
    {
        { "SingleLineText", "\"title\": \" \"", ["title"] },
        { "SingleLineText", $"\"title\": \"{new string('x', 251)}\"", ["title"] },
        { "SingleLineText", $"\"description\": \"{new string('x', 2_001)}\"", ["description"] },
        { "SingleLineText", "\"description\": \"\"", ["description"] },
        { "Colour", "", ["type"] },
        { "0", "", ["type"] },
        { "SingleLineText", "\"displayOrder\": -1", ["displayOrder"] },
        { "SingleLineText", "\"displayOrder\": 10001", ["displayOrder"] },
        { "SingleLineText", "\"displayOrder\": 1.5", ["displayOrder"] },
        { "SingleLineText", "\"constraints\": {\"required\": true, \"readonly\": true}", ["constraints"] },
        { "SingleLineText", "\"constraints\": {\"requierd\": true}", ["constraints.requierd"] },
        { "SingleLineText", "\"options\": {\"pattern\": \"(a+)+$\"}", ["options.pattern"] },
        { "SingleLineText", "\"options\": {\"min\": 1, \"choices\": []}", ["options.choices", "options.min"] },
        { "SingleLineText", "\"options\": {\"minLength\": -1}", ["options.minLength"] },
        { "MultiLineText", "\"options\": {\"maxLength\": 4001}", ["options.maxLength"] },
        { "MultiLineText", "\"options\": {\"minLength\": 5, \"maxLength\": 4}", ["options.minLength"] },
        { "Number", "\"options\": {\"min\": 5, \"max\": 4}", ["options.min"] },
        { "Number", "\"options\": {\"min\": 9223372036854775808}", ["options.min"] },
        { "Number", "\"options\": {\"maxLength\": 4}", ["options.maxLength"] },
        { "Date", "\"options\": {\"earliest\": \"2026-02-30\"}", ["options.earliest"] },
        { "Date", "\"options\": {\"latest\": \" 2026-02-20\"}", ["options.latest"] },
        { "Date", "\"options\": {\"earliest\": \"2026-02-02\", \"latest\": \"2026-02-01\"}", ["options.earliest"] },
        { "Email", "\"options\": {\"earliest\": \"2026-02-02\"}", ["options.earliest"] },
        { "Checkbox", "\"options\": {\"choices\": [{\"value\": \"a\", \"label\": \"A\"}]}", ["options.choices"] },
        { "DropDown", "", ["options.choices"] },
        { "DropDown", "\"options\": {\"choices\": []}", ["options.choices"] },
        { "DropDown", "\"options\": {\"choices\": [{\"value\": \"a\"}]}", ["options.choices[0].label"] },
        {
            "DropDown",
            "\"options\": {\"choices\": [{\"value\": \"a\", \"label\": \"A\"}, {\"value\": \"a\", \"label\": \" \"}]}",
            ["options.choices[1].label", "options.choices[1].value"]
        },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_does_not_fit_is_named_and_nothing_is_stored(string type, string more, string[] fields)
    {
        var vendor = await api.CreateVendorAsync();
        var product = await api.CreateProductAsync(vendor);
        // The last of two fields of one name would be the one that counts.
        var body = Forms.Definition("a", type, more);
        body = more.StartsWith("\"title\"", StringComparison.Ordinal)
            ? body.Replace("\"title\": \"The a\", ", "", StringComparison.Ordinal)
            : body;

        (await api.As(vendor).PostAnswerAsync(Forms.Parameters(product), body))
            .IsProblem(Problems.InvalidBodyType, fields);

        Assert.Equal(0, (await api.As(vendor).GetAnswerAsync(Forms.Parameters(product))).Total);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a{{b}}")]
    [InlineData("ä")]
    [InlineData("a\\n")]
    [InlineData("a2345678901234567890123456789012345678901234567890123456789012345")]
    public async Task Id_that_a_template_could_not_name_is_refused(string externalId)
    {
        var vendor = await api.CreateVendorAsync();

        (await api.As(vendor).PostAnswerAsync(
            Forms.Parameters(await api.CreateProductAsync(vendor)), Forms.Definition(externalId)))
            .IsProblem(Problems.InvalidBodyType, "externalId");
    }

    [Fact]
    public async Task Id_is_the_vendors_own_within_the_product_alone()
    {
        var vendor = await api.CreateVendorAsync();
        var (product, other) = (await api.CreateProductAsync(vendor), await api.CreateProductAsync(vendor));
        await api.AskAsync(vendor, product, "seats");

        (await api.As(vendor).PostAnswerAsync(Forms.Parameters(product), Forms.Definition("seats")))
            .IsProblem(Problems.InvalidBodyType, "externalId");
        await api.AskAsync(vendor, product, "Seats");
        await api.AskAsync(vendor, other, "seats");
    }

    [Fact]
    public async Task List_is_in_the_order_in_which_people_see_it_and_answers_queries()
    {
        var vendor = await api.CreateVendorAsync();
        var product = await api.CreateProductAsync(vendor);
        await api.AskAsync(vendor, product, "b", "Number", "\"displayOrder\": 5");
        await api.AskAsync(vendor, product, "c");
        await api.AskAsync(vendor, product, "a", "Date", "\"displayOrder\": 2, \"constraints\": {\"required\": true}");
        var path = Forms.Parameters(product);

        var list = (await api.As(vendor).GetAnswerAsync(path)).Is(HttpStatusCode.OK);

        Assert.Equal(["a", "b", "c"], list.Each("externalId"));
        Assert.Equal(["audit"], list.Omitted);
        Assert.Equal(3, list.Total);
        foreach (var (query, expected) in ((string, string[])[])
            [
                ("order=-displayOrder", ["c", "b", "a"]), ("order=title", ["a", "b", "c"]),
                ("type=Number", ["b"]), ("constraints.required=true", ["a"]), ("gt(displayOrder,2)", ["b", "c"]),
                ($"id=PAR{product[3..]}-0002", ["c"]), ("$filter=startswith(title,'The a')", ["a"]),
                ("$orderby=displayOrder desc&$top=1", ["c"]),
            ])
        {
            var found = (await api.As(vendor).GetAnswerAsync($"{path}?{query}")).Is(HttpStatusCode.OK);
            Assert.Equal(expected, found.Each("externalId"));
        }

        var page = await api.As(vendor).GetAnswerAsync($"{path}?limit=2&select=-*,+externalId,+audit.created.at");
        Assert.Equal(["externalId", "audit"], page.Data[0].Select(member => member.Key));
        Assert.Equal(["c"], (await api.As(vendor).GetAnswerAsync(page.Next!)).Each("externalId"));
        var lines = (await api.As(vendor).GetAnswerAsync(path, "application/jsonl")).Is(HttpStatusCode.OK).Text;
        Assert.Equal(
            ["a", "b", "c"],
            lines.TrimEnd().Split('\n').Select(line => JsonNode.Parse(line)!["externalId"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Product_has_at_most_fifty()
    {
        var vendor = await api.CreateVendorAsync();
        var product = await api.CreateProductAsync(vendor);
        for (var i = 1; i <= 50; i++)
        {
            await api.AskAsync(vendor, product, $"p{i}");
        }

        (await api.As(vendor).PostAnswerAsync(Forms.Parameters(product), Forms.Definition("one-more")))
            .IsProblem(Problems.ConflictType);
        (await DeleteAsync(vendor, product, 50)).Is(HttpStatusCode.NoContent);

        // Its number is not given again.
        Assert.Equal($"PAR{product[3..]}-0051", (await api.AskAsync(vendor, product, "p50"))["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task Numbers_are_given_to_one_call_at_a_time()
    {
        var vendor = await api.CreateVendorAsync();
        var product = await api.CreateProductAsync(vendor);

        var made = await Task.WhenAll(Enumerable.Range(0, 5).Select(i => api.AskAsync(vendor, product, $"p{i}")));

        Assert.Equal(
            Enumerable.Range(1, 5).Select(number => $"PAR{product[3..]}-000{number}"),
            made.Select(parameter => parameter["id"]!.GetValue<string>()).Order());
    }

    private Task<Answer> DeleteAsync(TestAccount account, string product, int number) =>
        api.As(account).CallAsync(HttpMethod.Delete, $"{Forms.Parameters(product)}/PAR{product[3..]}-{number:0000}");

    private Task<int> RecordsAsync(string product, int number, string type) => api.ReadAsync<int>(
        """
        select count(*)::int from audit_record
        where object_no = @number and event = @type and client_visible = false and vendor_visible and operations_visible
        """,
        new { number = (Api.Number(product) * 10_000L) + number, type });
}
