using System.Net;
using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;
using static Commerce.Api.Tests.Accounts.OwnedCalls;

namespace Commerce.Api.Tests.Accounts;

public sealed class AccountsTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task Operations_makes_an_account_and_the_answer_is_what_is_stored()
    {
        var operations = await api.CreateOperationsAsync();
        var http = api.As(operations);

        var made = await http.PostAnswerAsync(
            AccountsPath, """{"type":"vendor","name":"Fabrikam","status":"Disabled","id":"x"}""");

        var account = made.Is(HttpStatusCode.Created).Json;
        Assert.Equal("id href type status name audit", account.Names());
        Assert.Equal("Vendor Active Fabrikam", $"{account.Text("type")} {account.Text("status")} {account.Text("name")}");
        Assert.Equal($"{AccountsPath}/{account.Text("id")}", made.Header("Location"));
        Assert.Equal(made.Header("Location"), account.Text("href"));
        Assert.Equal(operations.TokenId, account.Text("audit.created.by.id"));
        Assert.Equal(operations.Id, account.Text("audit.created.of.id"));
        Assert.Equal("created", account["audit"]!.Names());
        var read = (await http.GetAnswerAsync(account.Text("href"))).Is(HttpStatusCode.OK);
        Assert.Equal(made.Bytes, read.Bytes);
    }

    [Theory]
    [InlineData("{}", "name", "type")]
    [InlineData("""{"type":"Buyer","name":"a"}""", "type")]
    [InlineData("""{"type":1,"name":"a"}""", "type")]
    [InlineData("""{"type":"Client","name":" "}""", "name")]
    [InlineData("""{"type":"Client","name":null}""", "name")]
    [InlineData("""{"type":"Client","name":"a","nam":"b"}""", "nam")]
    [InlineData("""{"type":"Client","name":"a\u0000b"}""", "name")]
    [InlineData("""{"type":"Client","name":"a\nb"}""", "name")]
    [InlineData("[]", "body")]
    public async Task Wrong_body_makes_nothing(string body, params string[] fields)
    {
        var operations = await api.CreateOperationsAsync();
        var before = await api.ReadAsync<int>("select count(*)::int from account");

        (await api.As(operations).PostAnswerAsync(AccountsPath, body)).IsProblem(Problems.InvalidBodyType, fields);

        Assert.Equal(before, await api.ReadAsync<int>("select count(*)::int from account"));
    }

    [Theory]
    [InlineData(AccountType.Client)]
    [InlineData(AccountType.Vendor)]
    public async Task Others_make_and_rename_no_account_not_even_their_own(AccountType type)
    {
        var account = await api.CreateAccountAsync(type);
        var http = api.As(account);

        (await http.PostAnswerAsync(AccountsPath, """{"type":"Client","name":"a"}""")).IsProblem(Problems.ForbiddenType);
        (await http.PutAnswerAsync($"{AccountsPath}/{account.Id}", """{"name":"Grander"}""")).IsProblem(Problems.ForbiddenType);
        (await http.ActAsync($"{AccountsPath}/{account.Id}/disable")).IsProblem(Problems.ForbiddenType);

        Assert.Equal(account.Name, (await http.GetAnswerAsync($"{AccountsPath}/{account.Id}")).Json.Text("name"));
    }

    [Fact]
    public async Task Name_changes_wherever_the_account_is_named_and_the_type_never()
    {
        var request = await api.CreateRequestAsync();
        var http = api.As(await api.CreateOperationsAsync());
        var path = $"{AccountsPath}/{request.Vendor.Id}";

        var renamed = (await http.PutAnswerAsync(path, """{"name":"Renamed","type":"Client","status":"Disabled"}"""))
            .Is(HttpStatusCode.OK);

        Assert.Equal(
            "Vendor Active Renamed",
            $"{renamed.Json.Text("type")} {renamed.Json.Text("status")} {renamed.Json.Text("name")}");
        Assert.Equal("created updated", renamed.Json["audit"]!.Names());
        var seen = (await api.As(request.Client).GetAnswerAsync(request.Path)).Json;
        Assert.Equal("Renamed", seen.Text("vendor.name"));

        var again = (await http.PutAnswerAsync(path, renamed.Text)).Is(HttpStatusCode.OK);
        Assert.Equal(renamed.Text, again.Text);
    }

    [Fact]
    public async Task Client_sees_itself_Operations_active_vendors_and_whoever_it_asked()
    {
        var operations = await api.CreateOperationsAsync();
        var request = await api.CreateRequestAsync();
        var (idle, asked) = (await api.CreateVendorAsync(), await api.CreateVendorAsync());
        var stranger = await api.CreateClientAsync();
        await api.CreateRequestAsync(request.Client, asked);
        foreach (var vendor in (TestAccount[])[idle, asked])
        {
            (await api.As(operations).ActAsync($"{AccountsPath}/{vendor.Id}/disable")).Is(HttpStatusCode.NoContent);
        }

        var seen = await IdsAsync(request.Client);

        Assert.Superset(
            new HashSet<string> { request.Client.Id, operations.Id, request.Vendor.Id, asked.Id }, seen);
        Assert.DoesNotContain(stranger.Id, seen);
        Assert.DoesNotContain(idle.Id, seen);
        await AssertReadsExactlyAsync(request.Client, seen, [stranger, idle]);
    }

    [Fact]
    public async Task Vendor_sees_itself_Operations_clients_of_its_requests_that_are_no_drafts_and_vendors_with_products()
    {
        var operations = await api.CreateOperationsAsync();
        var request = await api.CreateRequestAsync();
        var draft = await api.CreateRequestAsync(vendor: request.Vendor, status: "Draft");
        var (silent, offering) = (await api.CreateVendorAsync(), await api.CreateVendorAsync());
        var product = await api.CreateProductAsync(offering);

        var seen = await IdsAsync(request.Vendor);
        Assert.Superset(
            new HashSet<string> { request.Client.Id, operations.Id, request.Vendor.Id, offering.Id }, seen);
        await AssertReadsExactlyAsync(request.Vendor, seen, [draft.Client, silent]);

        (await api.As(draft.Client).ActAsync($"{draft.Path}/process")).Is(HttpStatusCode.NoContent);
        (await api.As(offering).ActAsync($"{ProductsPath}/{product}/disable")).Is(HttpStatusCode.NoContent);

        seen = await IdsAsync(request.Vendor);
        Assert.Contains(draft.Client.Id, seen);
        await AssertReadsExactlyAsync(request.Vendor, seen, [silent, offering]);
    }

    [Fact]
    public async Task Of_another_account_only_the_time_of_its_creation_is_told()
    {
        var request = await api.CreateRequestAsync();
        var http = api.As(await api.CreateOperationsAsync());
        (await http.PutAnswerAsync($"{AccountsPath}/{request.Vendor.Id}", """{"name":"Renamed"}""")).Is(HttpStatusCode.OK);

        var seen = (await api.As(request.Client).GetAnswerAsync($"{AccountsPath}/{request.Vendor.Id}")).Json;
        var own = (await api.As(request.Vendor).GetAnswerAsync($"{AccountsPath}/{request.Vendor.Id}")).Json;
        var listed = await api.As(request.Client).GetAnswerAsync($"{AccountsPath}?id={request.Vendor.Id}&select=*");

        Assert.Equal("created", seen["audit"]!.Names());
        Assert.Equal("at", seen["audit"]!["created"]!.Names());
        Assert.Equal(seen.ToJsonString(), listed.Data.Single().ToJsonString());
        Assert.Equal("created updated", own["audit"]!.Names());
    }

    [Fact]
    public async Task Disabled_account_is_refused_from_the_next_call_on_and_its_requests_stay()
    {
        var request = await api.CreateRequestAsync();
        await api.PostAsync(request, "Hello");
        var operations = api.As(await api.CreateOperationsAsync());
        var path = $"{AccountsPath}/{request.Client.Id}";

        (await operations.ActAsync($"{path}/disable")).Is(HttpStatusCode.NoContent);

        (await api.As(request.Client).GetAnswerAsync(path)).IsProblem(Problems.UnauthenticatedType);
        var seen = (await api.As(request.Vendor).GetAnswerAsync(request.Path)).Is(HttpStatusCode.OK).Json;
        Assert.Equal("Disabled", seen.Text("client.status"));
        (await api.As(request.Vendor).GetAnswerAsync(seen.Text("client.href"))).Is(HttpStatusCode.OK);
        await api.PostAsync(request, "Are you there?", request.Vendor);
        Assert.Equal(2, (await operations.GetAnswerAsync(request.Messages)).Total);

        (await operations.ActAsync($"{path}/enable")).Is(HttpStatusCode.NoContent);
        (await api.As(request.Client).GetAnswerAsync(path)).Is(HttpStatusCode.OK);
    }

    private async Task<HashSet<string>> IdsAsync(TestAccount reader) =>
        [.. (await api.As(reader).GetAnswerAsync(AccountsPath)).Is(HttpStatusCode.OK).Each("id")];

    /// <summary>What is listed can be read, and what is not cannot.</summary>
    private async Task AssertReadsExactlyAsync(TestAccount reader, HashSet<string> seen, TestAccount[] hidden)
    {
        foreach (var id in seen)
        {
            (await api.As(reader).GetAnswerAsync($"{AccountsPath}/{id}")).Is(HttpStatusCode.OK);
        }

        foreach (var account in hidden)
        {
            Assert.DoesNotContain(account.Id, seen);
            (await api.As(reader).GetAnswerAsync($"{AccountsPath}/{account.Id}")).IsProblem(Problems.NotFoundType);
        }
    }
}
