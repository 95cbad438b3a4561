using System.Text.Json.Nodes;
using Commerce.Foundation.Http;
using static Commerce.Api.Tests.Requests.NewRequests;

namespace Commerce.Api.Tests.Requests;

/// <summary>Requests that are not made, each for the field or the caller at fault.</summary>
public sealed class RefuseRequestTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task Vendor_may_not_make_requests()
    {
        var (client, vendor) = (await api.CreateClientAsync(), await api.CreateVendorAsync());

        var answer = await PostAsync(vendor, Body(vendor, ("client", Id(client.Id))));

        answer.IsProblem(Problems.ForbiddenType);
        Assert.Equal(0, (await api.As(client).GetAnswerAsync(Address)).Total);
    }

    [Fact]
    public async Task Operations_names_the_client()
    {
        var vendor = await api.CreateVendorAsync();

        var answer = await PostAsync(await api.CreateOperationsAsync(), Body(vendor));

        answer.IsProblem(Problems.InvalidBodyType, "client");
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
        Assert.Equal(0, (await api.As(client).GetAnswerAsync(Address)).Total);
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

    private Task<Answer> PostAsync(TestAccount caller, string body) => api.As(caller).PostAnswerAsync(Address, body);
}
