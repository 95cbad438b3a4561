using System.Net;
using System.Text.Json.Nodes;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using static Commerce.Api.Tests.Requests.NewRequests;

namespace Commerce.Api.Tests.Requests;

public sealed class CreateRequestTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task Client_makes_a_request_for_itself()
    {
        var (client, vendor) = (await api.CreateClientAsync(), await api.CreateVendorAsync());

        var answer = await PostAsync(client, Body(vendor));

        var request = answer.Is(HttpStatusCode.Created).Json;
        var id = request["id"]!.GetValue<string>();
        Assert.Matches(@"^REQ-\d{4}-\d{4}$", id);
        Assert.Equal($"{Address}/{id}", answer.Header("Location"));
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
    public async Task Client_may_name_itself_and_nobody_else()
    {
        var (client, other) = (await api.CreateClientAsync(), await api.CreateClientAsync());
        var vendor = await api.CreateVendorAsync();

        var own = await PostAsync(client, Body(vendor, ("client", Id(client.Id.ToLowerInvariant()))));
        var foreign = await PostAsync(client, Body(vendor, ("client", Id(other.Id))));

        own.Is(HttpStatusCode.Created);
        foreign.IsProblem(Problems.InvalidBodyType, "client.id");
        Assert.Equal(0, (await api.As(other).GetAnswerAsync(Address)).Total);
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
            var list = await api.As(other).GetAnswerAsync(Address);
            Assert.DoesNotContain("PO-1", list.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Read_only_fields_and_the_rest_of_a_reference_are_ignored()
    {
        var (client, vendor) = (await api.CreateClientAsync(), await api.CreateVendorAsync());

        var answer = await PostAsync(client, Body(
            vendor, ("id", "\"REQ-0000-0000\""), ("href", "\"/x\""), ("audit", """{"created": {"at": "1999"}}"""),
            ("messages", """[{"content": "Not posted", "request": 1}]"""),
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

    private static string Reference(TestAccount account) => new JsonObject
    {
        ["id"] = account.Id,
        ["href"] = $"/v1/accounts/accounts/{account.Id}",
        ["type"] = account.Type.ToString(),
        ["status"] = "Active",
        ["name"] = account.Name,
    }.ToJsonString();

    private Task<Answer> PostAsync(TestAccount caller, string body) => api.As(caller).PostAnswerAsync(Address, body);
}
