using System.Net;
using Commerce.Api.Accounts;
using Microsoft.Extensions.Configuration;
using static Commerce.Api.Tests.Accounts.OwnedCalls;

namespace Commerce.Api.Tests.Accounts;

/// <summary>The way of the README: from an empty marketplace to the first message.</summary>
public sealed class OnboardingTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task Partners_are_set_up_from_nothing_in_eight_calls()
    {
        var marketplace = await RunAsync("accounts", "add", "--name", "Marketplace", "--type", "Operations");
        var operations = api.With($"Bearer {await RunAsync("tokens", "add", "--account", marketplace, "--name", "First")}");

        var vendor = (await operations.MakeAsync(AccountsPath, """{"type":"Vendor","name":"Northlight"}""")).Text("id");
        var client = (await operations.MakeAsync(AccountsPath, """{"type":"Client","name":"Contoso"}""")).Text("id");
        var user = await operations.MakeAsync(UsersPath, $$$"""{"name":"Jane Smith","account":{"id":"{{{client}}}"}}""");
        var asking = await TokenAsync(operations, client);
        var asked = await TokenAsync(operations, vendor);
        var product = await asked.MakeAsync(ProductsPath, """{"name":"Backup"}""");
        var request = await asking.MakeAsync(
            "/v1/commerce/requests",
            $$$"""
            {"name":"Two more seats","status":"Processing","vendor":{"id":"{{{vendor}}}"},
             "product":{"id":"{{{product.Text("id")}}}"},"requester":{"id":"{{{user.Text("id")}}}"}}
            """);
        var message = await asked.MakeAsync($"{request.Text("href")}/messages", """{"content":"With or without support?"}""");

        Assert.Equal("Northlight", message.Text("account.name"));
        Assert.Equal(
            ["Jane Smith", "Backup"], (string[])[request.Text("requester.name"), request.Text("product.name")]);
        var thread = (await asking.GetAnswerAsync($"{request.Text("href")}/messages")).Is(HttpStatusCode.OK);
        Assert.Equal(2, thread.Total);

        // What the operator did at the terminal is in the trail as well, without a name.
        var trail = (await operations.GetAnswerAsync("/v1/audit/records?order=audit.created.at&limit=4")).Data;
        Assert.Equal(
            ["account.created", "token.created", "account.created", "account.created"],
            trail.Select(record => record.Text("event")));
        Assert.Equal(["", "", "First", "First"], trail.Select(record => record.Text("audit.created.by.name")));
        Assert.Equal(marketplace, trail[0].Text("object.id"));
    }

    private async Task<HttpClient> TokenAsync(HttpClient operations, string account)
    {
        var token = await operations.MakeAsync(TokensPath, $$$"""{"name":"Integration","account":{"id":"{{{account}}}"}}""");
        return api.With($"Bearer {token.Text("token")}");
    }

    private async Task<string> RunAsync(params string[] args)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("ConnectionStrings:Commerce", api.Connection)])
            .Build();
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        Assert.Equal(OperatorCommands.Done, await OperatorCommands.RunAsync(args, configuration, output, error));
        return output.ToString().TrimEnd();
    }
}
