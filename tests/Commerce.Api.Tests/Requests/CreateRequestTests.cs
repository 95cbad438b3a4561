using System.Net;
using System.Text.Json.Nodes;
using Commerce.Api.Http;
using Commerce.Api.Identity;

namespace Commerce.Api.Tests.Requests;

public sealed class CreateRequestTests(Api api) : IClassFixture<Api>
{
    private const string Requests = "/v1/commerce/requests";

    [Fact]
    public async Task Client_makes_a_request_for_itself()
    {
        var (client, vendor) = (await api.CreateClientAsync(), await api.CreateVendorAsync());

        var answer = await PostAsync(client, Body(vendor));

        var request = answer.Is(HttpStatusCode.Created).Json;
        var id = request["id"]!.GetValue<string>();
        Assert.Matches(@"^REQ-\d{4}-\d{4}$", id);
        Assert.Equal($"{Requests}/{id}", answer.Header("Location"));
        Assert.Equal(
            ["id", "href", "name", "status", "client", "vendor", "audit"], request.Select(member => member.Key));
        Assert.Equal("Two more seats", request["name"]!.GetValue<string>());
        Assert.Equal("Processing", request["status"]!.GetValue<string>());
        Assert.Equal(Reference(client), request["client"]!.ToJsonString());
        Assert.Equal(Reference(vendor), request["vendor"]!.ToJsonString());
        Assert.Equal(client.TokenId, request["audit"]!["created"]!["by"]!["id"]!.GetValue<string>());
        Assert.Equal(client.Id, request["audit"]!["created"]!["of"]!["id"]!.GetValue<string>());
        Assert.Matches(@"\.\d{3}Z$", request["audit"]!["created"]!["at"]!.GetValue<string>());
        var read = await api.As(client).GetAnswerAsync(answer.Header("Location")!);
        Assert.Equal(answer.Bytes, read.Is(HttpStatusCode.OK).Bytes);
    }

    [Fact]
    public async Task Operations_makes_a_request_for_a_client()
    {
        var (client, vendor) = (await api.CreateClientAsync(), await api.CreateVendorAsync());
        var operations = await api.CreateOperationsAsync();

        var answer = await PostAsync(operations, Body(vendor, ("client", Id(client.Id))));

        var request = answer.Is(HttpStatusCode.Created).Json;
        Assert.Equal(client.Id, request["client"]!["id"]!.GetValue<string>());
        Assert.Equal(operations.Id, request["audit"]!["created"]!["of"]!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task Operations_names_the_client()
    {
        var vendor = await api.CreateVendorAsync();

        var answer = await PostAsync(await api.CreateOperationsAsync(), Body(vendor));

        answer.IsProblem(Problems.InvalidBodyType, "client");
    }

    [Fact]
    public async Task Vendor_may_not_make_requests()
    {
        var (client, vendor) = (await api.CreateClientAsync(), await api.CreateVendorAsync());

        var answer = await PostAsync(vendor, Body(vendor, ("client", Id(client.Id))));

        answer.IsProblem(Problems.ForbiddenType);
        Assert.Equal(0, (await api.As(client).GetAnswerAsync(Requests)).Total);
    }

    [Fact]
    public async Task Client_may_name_itself_and_nobody_else()
    {
        var (client, other) = (await api.CreateClientAsync(), await api.CreateClientAsync());
        var vendor = await api.CreateVendorAsync();

        var own = await PostAsync(client, Body(vendor, ("client", Id(client.Id.ToLowerInvariant()))));
        var foreign = await PostAsync(client, Body(vendor, ("client", Id(other.Id))));

        own.Is(HttpStatusCode.Created);
        foreign.IsProblem(Problems.InvalidBodyType, "client.id");
        Assert.Equal(0, (await api.As(other).GetAnswerAsync(Requests)).Total);
    }

    [Fact]
    public async Task Product_requester_assignee_and_external_id_are_kept()
    {
        var (client, vendor) = (await api.CreateClientAsync(), await api.CreateVendorAsync());
        var product = await api.CreateProductAsync(vendor);

        var answer = await PostAsync(client, Body(
            vendor, ("product", Id(product)), ("requester", Id(client.UserId)), ("assignee", Id(vendor.TokenId)),
            ("externalIds", """{"client": "PO-1"}""")));

        var request = answer.Is(HttpStatusCode.Created).Json;
        Assert.Equal(product, request["product"]!["id"]!.GetValue<string>());
        Assert.Equal($"/v1/catalog/products/{product}", request["product"]!["href"]!.GetValue<string>());
        Assert.Equal(client.UserId, request["requester"]!["id"]!.GetValue<string>());
        Assert.Equal(client.UserName, request["requester"]!["name"]!.GetValue<string>());
        Assert.Equal(vendor.TokenId, request["assignee"]!["id"]!.GetValue<string>());
        Assert.Equal("""{"client":"PO-1"}""", request["externalIds"]!.ToJsonString());
    }

    [Theory]
    [InlineData(AccountType.Client)]
    [InlineData(AccountType.Vendor)]
    [InlineData(AccountType.Operations)]
    public async Task Assignee_is_a_user_or_a_token_of_any_party(AccountType type)
    {
        var (client, vendor) = (await api.CreateClientAsync(), await api.CreateVendorAsync());
        var party = type switch
        {
            AccountType.Client => client,
            AccountType.Vendor => vendor,
            AccountType.Operations => await api.CreateOperationsAsync(),
        };

        foreach (var id in (string[])[party.UserId, party.TokenId])
        {
            var answer = await PostAsync(client, Body(vendor, ("assignee", Id(id))));
            Assert.Equal(id, answer.Is(HttpStatusCode.Created).Json["assignee"]!["id"]!.GetValue<string>());
        }
    }

    [Fact]
    public async Task External_id_is_seen_by_its_own_account_type_alone()
    {
        var (client, vendor) = (await api.CreateClientAsync(), await api.CreateVendorAsync());

        var made = await PostAsync(client, Body(vendor, ("externalIds", """{"client": "PO-1"}""")));

        var path = made.Is(HttpStatusCode.Created).Header("Location")!;
        foreach (var other in (TestAccount[])[vendor, await api.CreateOperationsAsync()])
        {
            var seen = (await api.As(other).GetAnswerAsync(path)).Is(HttpStatusCode.OK);
            Assert.False(seen.Json.ContainsKey("externalIds"));
            var list = await api.As(other).GetAnswerAsync(Requests);
            Assert.DoesNotContain("PO-1", list.Text, StringComparison.Ordinal);
        }
    }

    public static TheoryData<string, string, string> Fields => new()
    {
        { "vendor", """{"id": "ACC-9999-9999"}""", "vendor.id" },
        { "vendor", """{"id": "nonsense"}""", "vendor.id" },
        { "vendor", """{"id": ""}""", "vendor.id" },
        { "vendor", """{"id": null}""", "vendor.id" },
        { "vendor", """{"id": 7}""", "vendor.id" },
        { "vendor", "{}", "vendor.id" },
        { "vendor", "\"ACC-1234-5678\"", "vendor" },
        { "vendor", "null", "vendor" },
        { "vendor", """{"id": "ACC-9999-9999", "nmae": "x"}""", "vendor.nmae" },
        { "client", """{"id": "ACC-9999-9999"}""", "client.id" },
        { "product", """{"id": "PRD-9999-9999"}""", "product.id" },
        { "product", """{"id": "nonsense"}""", "product.id" },
        { "requester", """{"id": "USR-9999-9999"}""", "requester.id" },
        { "requester", """{"id": "TKN-9999-9999"}""", "requester.id" },
        { "assignee", """{"id": "USR-9999-9999"}""", "assignee.id" },
        { "assignee", """{"id": "TKN-9999-9999"}""", "assignee.id" },
        { "assignee", """{"id": "ACC-9999-9999"}""", "assignee.id" },
        { "externalIds", """{"vendor": "x"}""", "externalIds.vendor" },
        { "externalIds", """{"operations": "x"}""", "externalIds.operations" },
        { "externalIds", """{"client": 5}""", "externalIds.client" },
        { "externalIds", $$"""{"client": "{{new string('x', 251)}}"}""", "externalIds.client" },
        { "externalIds", """{"client": ""}""", "externalIds.client" },
        { "externalIds", """{"cleint": "x"}""", "externalIds.cleint" },
        { "name", "\"\"", "name" },
        { "name", "\"  \"", "name" },
        { "name", "null", "name" },
        { "name", $"\"{new string('x', 1_001)}\"", "name" },
        { "name", """ "a\u0000b" """, "name" },
        { "name", """ "a\ud800b" """, "name" },
        { "status", "\"Querying\"", "status" },
        { "status", "\"Completed\"", "status" },
        { "status", "\"nonsense\"", "status" },
        { "status", "\"\"", "status" },
        { "status", "\"Draft,Processing\"", "status" },
        { "status", "\"0\"", "status" },
        { "status", "0", "status" },
        { "status", "null", "status" },
        { "colour", "\"red\"", "colour" },
    };

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task Field_that_does_not_fit_is_named_and_nothing_is_stored(string field, string value, string error)
    {
        var (client, vendor) = (await api.CreateClientAsync(), await api.CreateVendorAsync());

        var answer = await PostAsync(client, Body(vendor, (field, value)));

        answer.IsProblem(Problems.InvalidBodyType, error);
        Assert.Equal(0, (await api.As(client).GetAnswerAsync(Requests)).Total);
    }

    [Theory]
    [InlineData("name")]
    [InlineData("status")]
    [InlineData("vendor")]
    public async Task Required_field_is_missed(string field)
    {
        var (client, vendor) = (await api.CreateClientAsync(), await api.CreateVendorAsync());
        var body = JsonNode.Parse(Body(vendor))!.AsObject();
        body.Remove(field);

        var answer = await PostAsync(client, body.ToJsonString());

        answer.IsProblem(Problems.InvalidBodyType, field);
    }

    [Fact]
    public async Task Parties_of_the_wrong_type_or_of_others_are_refused()
    {
        var (client, vendor) = (await api.CreateClientAsync(), await api.CreateVendorAsync());
        var (stranger, other) = (await api.CreateClientAsync(), await api.CreateVendorAsync());
        var operations = await api.CreateOperationsAsync();

        (string Body, string Error)[] wrong =
        [
            (Body(stranger), "vendor.id"),
            (Body(operations), "vendor.id"),
            (Body(vendor, ("product", Id(await api.CreateProductAsync(other)))), "product.id"),
            (Body(vendor, ("requester", Id(stranger.UserId))), "requester.id"),
            (Body(vendor, ("requester", Id(vendor.UserId))), "requester.id"),
            (Body(vendor, ("assignee", Id(stranger.UserId))), "assignee.id"),
            (Body(vendor, ("assignee", Id(other.TokenId))), "assignee.id"),
        ];
        foreach (var (body, error) in wrong)
        {
            (await PostAsync(client, body)).IsProblem(Problems.InvalidBodyType, error);
        }

        var asOperations = await PostAsync(operations, Body(vendor, ("client", Id(other.Id))));
        asOperations.IsProblem(Problems.InvalidBodyType, "client.id");
    }

    [Fact]
    public async Task Disabled_parties_are_refused()
    {
        var (client, vendor) = (await api.CreateClientAsync(), await api.CreateVendorAsync());
        await api.ExecuteAsync(
            """
            update api_token set status = 'Disabled' where token_no = @token;
            update account_user set status = 'Disabled' where user_no = @user;
            """,
            new { token = Api.Number(vendor.TokenId), user = Api.Number(vendor.UserId) });

        foreach (var id in (string[])[vendor.TokenId, vendor.UserId])
        {
            (await PostAsync(client, Body(vendor, ("assignee", Id(id)))))
                .IsProblem(Problems.InvalidBodyType, "assignee.id");
        }

        await api.ExecuteAsync(
            "update account set status = 'Disabled' where account_no = @number",
            new { number = Api.Number(vendor.Id) });
        (await PostAsync(client, Body(vendor))).IsProblem(Problems.InvalidBodyType, "vendor.id");
    }

    [Fact]
    public async Task Read_only_fields_and_the_rest_of_a_reference_are_ignored()
    {
        var (client, vendor) = (await api.CreateClientAsync(), await api.CreateVendorAsync());

        var answer = await PostAsync(client, Body(
            vendor, ("id", "\"REQ-0000-0000\""), ("href", "\"/x\""), ("audit", """{"created": {"at": "1999"}}"""),
            ("vendor", $$"""{"id": "{{vendor.Id}}", "name": "Forged", "type": "Client", "href": "/x"}""")));

        var request = answer.Is(HttpStatusCode.Created).Json;
        Assert.NotEqual("REQ-0000-0000", request["id"]!.GetValue<string>());
        Assert.Equal(Reference(vendor), request["vendor"]!.ToJsonString());
        Assert.DoesNotContain("1999", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("draft", "Draft")]
    [InlineData("PROCESSING", "Processing")]
    public async Task Status_is_read_in_any_case(string sent, string status)
    {
        var (client, vendor) = (await api.CreateClientAsync(), await api.CreateVendorAsync());

        var answer = await PostAsync(client, Body(vendor, ("status", $"\"{sent}\"")));

        Assert.Equal(status, answer.Is(HttpStatusCode.Created).Json["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task Name_up_to_the_limit_is_kept_as_sent()
    {
        var (client, vendor) = (await api.CreateClientAsync(), await api.CreateVendorAsync());
        var name = string.Concat(Enumerable.Repeat("😀", 1_000));

        var answer = await PostAsync(client, Body(vendor, ("name", JsonValue.Create(name).ToJsonString())));

        Assert.Equal(name, answer.Is(HttpStatusCode.Created).Json["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task Requests_do_not_follow_one_another_in_their_numbers()
    {
        var (client, vendor) = (await api.CreateClientAsync(), await api.CreateVendorAsync());

        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            ids.Add((await api.CreateRequestAsync(client, vendor)).Id);
        }

        var numbers = ids.Select(Api.Number).ToList();
        Assert.Equal(5, numbers.Distinct().Count());
        Assert.Contains(numbers.Zip(numbers.Skip(1)), pair => Math.Abs(pair.First - pair.Second) > 1_000);
    }

    private static string Body(TestAccount vendor, params (string Name, string Json)[] fields)
    {
        var body = new JsonObject
        {
            ["name"] = "Two more seats",
            ["status"] = "Processing",
            ["vendor"] = new JsonObject { ["id"] = vendor.Id },
        };
        foreach (var (name, json) in fields)
        {
            body[name] = null;
        }

        // As text, since a tree would refuse half of a surrogate pair.
        return fields.Aggregate(body.ToJsonString(), (text, field) =>
            text.Replace($"\"{field.Name}\":null", $"\"{field.Name}\":{field.Json}", StringComparison.Ordinal));
    }

    private static string Id(string id) => $$"""{"id": "{{id}}"}""";

    private static string Reference(TestAccount account) => new JsonObject
    {
        ["id"] = account.Id,
        ["href"] = $"/v1/accounts/accounts/{account.Id}",
        ["type"] = account.Type.ToString(),
        ["status"] = "Active",
        ["name"] = account.Name,
    }.ToJsonString();

    private Task<Answer> PostAsync(TestAccount caller, string body) => api.As(caller).PostAnswerAsync(Requests, body);
}
