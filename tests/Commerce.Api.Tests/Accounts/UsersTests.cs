using System.Net;
using Commerce.Foundation.Http;
using static Commerce.Api.Tests.Accounts.OwnedCalls;

namespace Commerce.Api.Tests.Accounts;

public sealed class UsersTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task Account_makes_users_of_its_own()
    {
        foreach (var account in (TestAccount[])[await api.CreateClientAsync(), await api.CreateVendorAsync()])
        {
            foreach (var owner in (string[])["", $$""","account":{"id":"{{account.Id.ToLowerInvariant()}}","name":"x"}"""])
            {
                var made = await api.As(account).PostAnswerAsync(UsersPath, $$"""{"name":"Jane Smith"{{owner}}}""");

                var user = made.Is(HttpStatusCode.Created).Json;
                Assert.Equal("id href name status account audit", user.Names());
                Assert.Equal(account.Id, user.Text("account.id"));
                Assert.Equal(account.Name, user.Text("account.name"));
                Assert.Equal(account.TokenId, user.Text("audit.created.by.id"));
                Assert.Equal(made.Bytes, (await api.As(account).GetAnswerAsync(made.Header("Location")!)).Bytes);
            }

            Assert.Equal(3, (await api.As(account).GetAnswerAsync(UsersPath)).Total);
        }
    }

    [Fact]
    public async Task Account_makes_no_user_of_another_whether_that_exists_or_not()
    {
        var (client, other) = (await api.CreateClientAsync(), await api.CreateVendorAsync());

        var answers = new List<string>();
        foreach (var id in (string[])[other.Id, "ACC-0000-0000", "USR-0000-0000"])
        {
            var problem = (await api.As(client).PostAnswerAsync(UsersPath, $$$"""{"name":"a","account":{"id":"{{{id}}}"}}"""))
                .IsProblem(Problems.InvalidBodyType, "account.id");
            answers.Add(problem.Text("detail"));
        }

        Assert.Single(answers.Distinct());
        Assert.Equal(1, (await api.As(other).GetAnswerAsync(UsersPath)).Total);
    }

    [Fact]
    public async Task Operations_makes_users_of_any_account_that_there_is()
    {
        var (operations, client) = (await api.CreateOperationsAsync(), await api.CreateClientAsync());
        var http = api.As(operations);

        var own = await http.MakeAsync(UsersPath, """{"name":"Jane Smith"}""");
        var others = await http.MakeAsync(UsersPath, $$$"""{"name":"Jane Smith","account":{"id":"{{{client.Id}}}"}}""");

        Assert.Equal(operations.Id, own.Text("account.id"));
        Assert.Equal(client.Id, others.Text("account.id"));
        var seen = (await api.As(client).GetAnswerAsync(others.Text("href"))).Is(HttpStatusCode.OK).Json;
        Assert.Equal(operations.TokenId, seen.Text("audit.created.by.id"));
        (await http.PostAnswerAsync(UsersPath, """{"name":"a","account":{"id":"ACC-0000-0000"}}"""))
            .IsProblem(Problems.InvalidBodyType, "account.id");
    }

    [Fact]
    public async Task User_that_a_request_names_is_read_by_who_sees_the_request_by_name_alone()
    {
        var request = await api.CreateRequestAsync(status: "Draft");
        var stranger = await api.CreateVendorAsync();
        await AssignAsync(request, request.Vendor.UserId);
        var requester = await api.As(request.Client).MakeAsync(UsersPath, """{"name":"Requester"}""");
        await api.ExecuteAsync(
            "update request set requester_user_no = @user where request_no = @request",
            new { user = Api.Number(requester.Text("id")), request = (long)Api.Number(request.Id) });

        // A draft: the vendor does not know of it.
        var path = requester.Text("href");
        (await api.As(request.Vendor).GetAnswerAsync(path)).IsProblem(Problems.NotFoundType);
        (await api.As(request.Client).ActAsync($"{request.Path}/process")).Is(HttpStatusCode.NoContent);

        var seen = (await api.As(request.Vendor).GetAnswerAsync(path)).Is(HttpStatusCode.OK);
        Assert.Equal($$"""{"id":"{{requester.Text("id")}}","href":"{{path}}","name":"Requester"}""", seen.Text);
        Assert.Equal(seen.Text, (await api.As(request.Vendor).GetAnswerAsync($"{path}?select=*")).Text);
        var assignee = (await api.As(request.Client).GetAnswerAsync(request.Path)).Json.Text("assignee.href");
        Assert.Equal("id href name", (await api.As(request.Client).GetAnswerAsync(assignee)).Json.Names());
        foreach (var (reader, hidden) in ((TestAccount, string)[])[
            (stranger, path), (stranger, assignee), (request.Vendor, $"{UsersPath}/{request.Client.UserId}")])
        {
            (await api.As(reader).GetAnswerAsync(hidden)).IsProblem(Problems.NotFoundType);
        }

        (await api.As(request.Vendor).PutAnswerAsync(path, """{"name":"Mallory"}""")).IsProblem(Problems.ForbiddenType);
        (await api.As(request.Vendor).ActAsync($"{path}/disable")).IsProblem(Problems.ForbiddenType);
        Assert.DoesNotContain(requester.Text("id"), (await api.As(request.Vendor).GetAnswerAsync(UsersPath)).Each("id"));
        Assert.Equal(
            "id href name status account audit", (await api.As(request.Client).GetAnswerAsync(path)).Json.Names());
    }

    [Fact]
    public async Task Every_address_in_a_request_leads_somewhere_for_all_who_see_it()
    {
        var operations = await api.CreateOperationsAsync();
        var request = await api.CreateRequestAsync();
        var product = await api.CreateProductAsync(request.Vendor);
        var body = $$$"""
            {"name":"a","status":"Processing","vendor":{"id":"{{{request.Vendor.Id}}}"},"product":{"id":"{{{product}}}"},
             "requester":{"id":"{{{request.Client.UserId}}}"},"assignee":{"id":"{{{request.Vendor.TokenId}}}"}}
            """;
        var path = (await api.As(request.Client).MakeAsync("/v1/commerce/requests", body)).Text("href");
        (await api.As(operations).PostAnswerAsync($"{path}/messages", """{"content":"Hello"}""")).Is(HttpStatusCode.Created);
        (await api.As(request.Vendor).ActAsync($"{ProductsPath}/{product}/disable")).Is(HttpStatusCode.NoContent);

        foreach (var reader in (TestAccount[])[request.Client, request.Vendor, operations])
        {
            var http = api.As(reader);
            var seen = (await http.GetAnswerAsync(path)).Is(HttpStatusCode.OK).Json;
            var author = (await http.GetAnswerAsync($"{path}/messages?select=+account&type=User")).Data.Single();
            string[] addresses =
            [
                .. ((string[])["client", "vendor", "requester", "assignee", "product"]).Select(name => seen.Text($"{name}.href")),
                author.Text("account.href"),
            ];
            Assert.All(addresses, address => Assert.StartsWith("/v1/", address, StringComparison.Ordinal));
            foreach (var address in addresses)
            {
                Assert.Equal(address, (await http.GetAnswerAsync(address)).Is(HttpStatusCode.OK).Json.Text("href"));
            }
        }
    }

    private async Task AssignAsync(TestRequest request, string assignee) => (await api.As(request.Client).PutAnswerAsync(
        request.Path, $$$"""{"assignee":{"id":"{{{assignee}}}"}}""")).Is(HttpStatusCode.OK);
}
