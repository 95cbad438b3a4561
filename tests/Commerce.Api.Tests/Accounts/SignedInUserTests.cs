using System.Net;
using Commerce.Api.Tests.Identity;
using Commerce.Foundation.Http;
using static Commerce.Api.Tests.Accounts.OwnedCalls;

namespace Commerce.Api.Tests.Accounts;

/// <summary>Users that a JWT names.</summary>
public sealed class SignedInUserTests(ApiWithIssuer api) : IClassFixture<ApiWithIssuer>
{
    [Fact]
    public async Task User_made_over_HTTP_acts_until_it_or_its_account_is_stopped()
    {
        var (client, operations) = (await api.CreateClientAsync(), api.As(await api.CreateOperationsAsync()));
        var user = await api.As(client).MakeAsync(UsersPath, """{"name":"Jane Smith"}""");
        var http = api.With($"Bearer {api.Issuer.Make(client with { UserId = user.Text("id") })}");
        foreach (var path in (string[])[user.Text("href"), $"{AccountsPath}/{client.Id}"])
        {
            (await http.GetAnswerAsync(path)).Is(HttpStatusCode.OK);
            (await operations.ActAsync($"{path}/disable")).Is(HttpStatusCode.NoContent);
            (await http.GetAnswerAsync(path)).IsProblem(Problems.UnauthenticatedType);
            (await operations.ActAsync($"{path}/enable")).Is(HttpStatusCode.NoContent);
        }

        (await http.GetAnswerAsync(UsersPath)).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task User_is_named_as_the_one_who_did_it()
    {
        var vendor = await api.CreateVendorAsync();
        var http = api.With($"Bearer {api.Issuer.Make(vendor)}");

        var token = await http.MakeAsync(TokensPath, """{"name":"Import"}""");

        Assert.Equal(vendor.UserId, token.Text("audit.created.by.id"));
        Assert.Equal(vendor.UserName, token.Text("audit.created.by.name"));
        var records = await http.GetAnswerAsync($"/v1/audit/records?audit.created.by.id={vendor.UserId}");
        Assert.Equal(["token.created"], records.Each("event"));
    }

    [Fact]
    public async Task User_may_stop_itself()
    {
        var client = await api.CreateClientAsync();
        var http = api.With($"Bearer {api.Issuer.Make(client)}");

        (await http.ActAsync($"{UsersPath}/{client.UserId}/disable")).Is(HttpStatusCode.NoContent);

        (await http.GetAnswerAsync(UsersPath)).IsProblem(Problems.UnauthenticatedType);
    }
}
